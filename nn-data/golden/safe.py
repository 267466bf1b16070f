"""Writes the files that SafeTensorsTest reads, or reads those that nn wrote.

python nn-data/golden/safe.py write nn-data/src/test/resources/nn/file/safetensors
python nn-data/golden/safe.py read FILE...    prints metadata, names, types, shapes and sums
"""

import sys
from pathlib import Path

import ml_dtypes
import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file

NUMBERS = np.array([[0, 1, 2], [3, 100, 127]])
TYPES = {"u1": "u8", "i1": "i8", "<i2": "i16", "<u2": "u16", "<i4": "i32", "<u4": "u32", "<i8": "i64", "<u8": "u64",
         "<f2": "f16", "<f4": "f32", "<f8": "f64"}


def write(folder):
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: NUMBERS.astype(kind) for kind, name in TYPES.items()}
    tensors["bf16"] = NUMBERS.astype(ml_dtypes.bfloat16)
    tensors["bool"] = NUMBERS % 2 == 1
    tensors["scalar"] = np.array(7, np.float32)
    tensors["nothing"] = np.zeros((2, 0, 3), np.float32)
    tensors["größe/\"1\" → x"] = np.arange(24, dtype="<f4").reshape(2, 3, 4) / 4
    save_file(tensors, folder / "types.safetensors", {"format": "np", "made by": "größe \"x\""})
    odd = np.array([1, 1 / 3, -2, 65504, np.inf, -np.inf, np.nan, 1e-30])
    save_file({"f16": odd.astype("<f2"), "bf16": odd.astype(ml_dtypes.bfloat16)}, folder / "odd.safetensors")
    save_file({"x": np.array([1, 1 << 40])}, folder / "large.safetensors")
    save_file({"x": np.array([1, 1e300])}, folder / "large-f64.safetensors")
    save_file({"x": NUMBERS.astype(ml_dtypes.float8_e4m3fn)}, folder / "f8.safetensors")
    save_file({}, folder / "empty.safetensors")


def read(files):
    for file in files:
        with safe_open(file, "numpy") as opened:
            print(file, sorted((opened.metadata() or {}).items()))
            for name in sorted(opened.keys()):
                tensor = opened.get_tensor(name)
                print(name, tensor.dtype, tensor.shape, tensor.astype(np.float64).sum())


if __name__ == "__main__":
    write(Path(sys.argv[2])) if sys.argv[1] == "write" else read(sys.argv[2:])
