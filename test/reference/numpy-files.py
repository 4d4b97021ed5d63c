"""Files as NumPy writes them, for the tests of our reader: every type, both byte orders, both orders of the
indices, the three versions of the format. Writes numpy-files.json beside this file, the files in base64."""

import base64
import io
import json
from pathlib import Path

import numpy as np
from numpy.lib import format as npy

cases = []


def add(name, array, version=None):
    file = io.BytesIO()
    npy.write_array(file, array, version=version, allow_pickle=False)
    cases.append(
        {
            "name": name,
            "file": base64.b64encode(file.getvalue()).decode(),
            "shape": list(array.shape),
            "values": [float(value) for value in array.ravel(order="C")],
        }
    )


small = np.arange(24).reshape(2, 3, 4)
for code in ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f2", "f4", "f8"]:
    values = small if code.startswith("u") else small - 7
    values = values / 4 if code.startswith("f") else values
    for order in ["<", ">"]:
        add(f"{order}{code}", values.astype(order + code))
add("bool", small % 2 == 0)
add("fortran f8", np.asfortranarray(small / 8))
add("fortran >i4, two dimensions", np.asfortranarray(small.reshape(6, 4).astype(">i4")))
add("fortran, one dimension", np.asfortranarray(np.arange(5)))
add("version 1.0", small.astype("f4"), (1, 0))
add("version 2.0", small.astype("f4"), (2, 0))
add("version 3.0", small.astype("f4"), (3, 0))
add("a scalar", np.float64(2.5) * np.ones(()))
add("no rows", np.zeros((0, 3)))
add("half precision at its limits", np.array([65504, 2.0**-24, -(2.0**-14), 0.333251953125], dtype="f2"))

x, y = np.arange(12).reshape(4, 3) / 2, np.array([3, 8, 3, 8])
archives = {}
for name, save in {"savez": np.savez, "savez_compressed": np.savez_compressed}.items():
    file = io.BytesIO()
    save(file, x=x, y=y)
    archives[name] = base64.b64encode(file.getvalue()).decode()

target = Path(__file__).with_suffix(".json")
target.write_text(json.dumps({"numpy": np.__version__, "arrays": cases, "archives": archives}, indent=1) + "\n")
