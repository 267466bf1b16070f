"""Writes the arrays that NpyTest reads: python nn-data/golden/arrays.py nn-data/src/test/resources/nn/file"""

import sys
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
numbers = np.array([[0, 1, 2], [3, 100, 127]])
for kind in ["u1", "i1", "<i2", ">i2", "<u2", "<i4", ">i4", "<u4", ">u4", "<i8", ">i8", "<u8", ">u8", "<f2", "<f4", ">f4", "<f8"]:
    name = kind.replace("<", "le-").replace(">", "be-")
    np.save(folder / f"{name}.npy", numbers.astype(kind))
np.save(folder / "bool.npy", numbers % 2 == 1)
np.save(folder / "cube.npy", np.arange(24, dtype="<f4").reshape(2, 3, 4) / 4)
np.save(folder / "line.npy", np.arange(5, dtype="<i4"))
np.save(folder / "scalar.npy", np.float32(7))
np.save(folder / "fortran.npy", np.asfortranarray(numbers.astype("<f4")))
np.save(folder / "fortran-cube.npy", np.asfortranarray(np.arange(24, dtype="<f4").reshape(2, 3, 4) / 4))
np.save(folder / "fortran-large.npy", np.asfortranarray([[1, 2], [3, 4], [5, 1 << 40]]))
np.save(folder / "large.npy", np.array([1, 1 << 40]))
np.save(folder / "large-u4.npy", np.array([2**31 - 1, 2**31], "<u4"))
np.save(folder / "large-u8.npy", np.array([2**31 - 1, 2**63 + 1], "<u8"))
np.save(folder / "large-f8.npy", np.array([np.inf, 3e38, -1e300]))
np.save(folder / "infinite-f8.npy", np.array([np.inf, -np.inf, np.nan, 1e-300]))
np.save(folder / "text.npy", np.array(["a", "b"]))
halves = np.array([0, -0.0, 1, -2, 65504, 2**-24, 2**-14, 1 / 3, np.inf, -np.inf, np.nan], "<f2")
np.save(folder / "halves.npy", halves)
np.savez_compressed(folder / "two.npz", x=numbers.astype("u1"), y=np.array([1, 0]))
np.savez(folder / "words.npz", x=numbers.astype("<f4"), names=np.array(["a", "b"]), y=np.array([1, 0]))
