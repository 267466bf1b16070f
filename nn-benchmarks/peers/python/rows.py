"""Reads the rows that all programs share, and says what was found out, a line each.

Arguments of all programs here: task, folder, epochs, threads, and a device such as cuda:0, where it is not the processor.
"""
import sys

import numpy as np

SHAPES = {"lecture": (784,), "perceptron": (784,), "wide": (784,), "lenet": (1, 28, 28), "vgg": (3, 32, 32),
          "residual": (3, 32, 32), "lstm": (200, 32)}
BATCHES = {"wide": 1024, "vgg": 64, "lstm": 64}
HIDDEN = {"lecture": [30], "perceptron": [512, 512], "wide": [4096, 4096, 4096]}


def arguments():
    """Task, folder, epochs, threads, device."""
    task, folder, epochs, threads = sys.argv[1:5]
    return task, folder, int(epochs), int(threads), sys.argv[5] if len(sys.argv) > 5 else "cpu"


def idx(folder, name):
    with open(f"{folder}/{name}", "rb") as file:
        magic = int.from_bytes(file.read(4), "big")
        shape = [int.from_bytes(file.read(4), "big") for _ in range(magic & 255)]
        return np.frombuffer(file.read(), np.uint8).reshape(shape)


def scaled(task, rows):
    """Raw for the lecture, from -1 to 1 for sequences, from 0 to 1 else."""
    if task == "lecture":
        return rows
    return rows / 127.5 - 1 if task == "lstm" else rows / 255


def load(task, folder, half, channels_last=False):
    """Rows as float32, scaled, and labels."""
    rows = idx(folder, f"{half}-images-idx3-ubyte").astype(np.float32)
    labels = idx(folder, f"{half}-labels-idx1-ubyte").astype(np.int64)
    rows = scaled(task, rows).reshape(-1, *SHAPES[task])
    is_image = len(SHAPES[task]) == 3
    return np.ascontiguousarray(rows.transpose(0, 2, 3, 1)) if channels_last and is_image else rows, labels


def batch_size(task):
    return BATCHES.get(task, 128)


def say(word, value):
    print(word, value, flush=True)


def say_memory():
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                say("rss", int(line.split()[1]) * 1024 // 1_000_000)
