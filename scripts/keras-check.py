"""Opens files that nn saved in Keras, and compares its answers with nn's.

Reads a folder of NAME.keras with NAME.input0, NAME.input1, … and NAME.output0, …: rows and nn's answers as raw float32, and
their shapes beside them as NAME.input0.shape. Images have their channels first there, and last in Keras. Ends with 1 where an
answer lies further from nn's than 1e-5 of the greatest, or Keras refuses a file.
"""

import json
import os
import sys
import warnings
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import keras
import numpy as np

TOLERANCE = 1e-5
REFUSED_ON_JAX = {"multiHeadAttention-valueDim"}
"""Keras 3.15 on JAX computes no attention whose values are of another width than its keys, its own models' included."""


def tensors(folder, name, word):
    found = []
    while (file := folder / f"{name}.{word}{len(found)}").exists():
        shape = json.loads(Path(f"{file}.shape").read_text())
        found.append(np.fromfile(file, "<f4").reshape(shape))
    return found


def last(tensor, shape):
    """Puts the channels last where Keras has them there."""
    fits = all(size in (None, own) for size, own in zip(shape[1:], tensor.shape[1:])) and len(shape) == tensor.ndim
    return tensor if fits else np.moveaxis(tensor, -3, -1)


def difference(file):
    model = keras.models.load_model(file)
    inputs = [last(each, slot.shape) for each, slot in zip(tensors(file.parent, file.stem, "input"), model.inputs)]
    given = model(inputs if len(inputs) > 1 else inputs[0], training=False)
    given = [np.asarray(each) for each in (given if isinstance(given, (list, tuple)) else [given])]
    expected = tensors(file.parent, file.stem, "output")
    assert len(given) == len(expected), f"{len(given)} outputs, not {len(expected)}"
    apart = [np.abs(last(ours, (None, *theirs.shape[1:])) - theirs).max() / max(1.0, np.abs(ours).max())
             for ours, theirs in zip(expected, given)]
    return max(apart)


def main(folder):
    warnings.filterwarnings("ignore")
    files, failed = sorted(folder.glob("*.keras")), 0
    print(f"| file | greatest difference in Keras {keras.__version__} on {keras.backend.backend()} |\n|---|---|")
    for file in files:
        try:
            apart = difference(file)
            verdict, wrong = f"{apart:.1e}", not apart <= TOLERANCE
        except Exception as refused:
            verdict, wrong = f"{type(refused).__name__}: {str(refused).strip().splitlines()[0][:140]}", file.stem not in REFUSED_ON_JAX
        failed += wrong
        print(f"| {file.stem} | {verdict}{' FAILED' if wrong else ''} |", flush=True)
        keras.utils.clear_session()
    print(f"\n{len(files) - failed} of {len(files)} files gave nn's answers.")
    return failed > 0 or not files


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
