"""Reads the rows that all programs share, and says what was found out, a line each."""
import numpy as np


def idx(folder, name):
    with open(f"{folder}/{name}", "rb") as file:
        magic = int.from_bytes(file.read(4), "big")
        shape = [int.from_bytes(file.read(4), "big") for _ in range(magic & 255)]
        return np.frombuffer(file.read(), np.uint8).reshape(shape)


def load(task, folder, half):
    """Images as float32, raw for the lecture and divided by 255 else, and labels."""
    images = idx(folder, f"{half}-images-idx3-ubyte").astype(np.float32)
    labels = idx(folder, f"{half}-labels-idx1-ubyte").astype(np.int64)
    shape = {"lecture": (-1, 784), "wide": (-1, 784), "lenet": (-1, 1, 28, 28), "vgg": (-1, 3, 32, 32)}[task]
    return (images if task == "lecture" else images / 255).reshape(shape), labels


def batch_size(task):
    return 64 if task == "vgg" else 128


def say(word, value):
    print(word, value, flush=True)


def say_memory():
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                say("rss", int(line.split()[1]) * 1024 // 1_000_000)
