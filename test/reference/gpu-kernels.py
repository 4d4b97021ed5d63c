"""Which kernels TensorFlow has for an NVIDIA GPU: for each operation used by src-main/engines/tensorflow, the types
that a kernel takes, and which of its inputs and outputs stay in the memory of the host.

No GPU is needed: the library of the `tensorflow` package registers its kernels when it is loaded.
  pip install tensorflow==2.21.0
  python test/reference/gpu-kernels.py > test/reference/gpu-kernels.json
"""

import json
import re
from pathlib import Path

import tensorflow as tf
from tensorflow.python.framework import kernels

catalogue = Path(__file__).parents[2] / "src-main/engines/tensorflow/graph/operations.ts"
operations = [*re.findall(r"^  (\w+): ", catalogue.read_text().split("export const operations = {")[1], re.M), "While", "StatefulPartitionedCall"]

names = {t.as_datatype_enum: t.name for t in vars(tf.dtypes).values() if isinstance(t, tf.DType)}
used = {"float", "double", "int32", "int64", "uint8", "bool", "string", "resource", "variant"}
names = {number: {"float32": "float", "float64": "double"}.get(name, name) for number, name in names.items()}


def kernel(found):
    constraints = {
        c.name: sorted(used.intersection(names.get(t) for t in c.allowed_values.list.type)) for c in found.constraint
    }
    return {"types": constraints, "host": sorted(found.host_memory_arg)}


def unique(items):
    return [json.loads(text) for text in sorted({json.dumps(item, sort_keys=True) for item in items})]


result = {
    operation: unique(
        kernel(found)
        for found in kernels.get_registered_kernels_for_op(operation).kernel
        if found.device_type in ("GPU", "DEFAULT") and all(kernel(found)["types"].values())
    )
    for operation in sorted(set(operations))
}
lines = [f"  {json.dumps(name)}: {json.dumps(kernels)}" for name, kernels in result.items()]
print('{\n "tensorflow": ' + json.dumps(tf.__version__) + ',\n "kernels": {\n' + ",\n".join(lines) + "\n }\n}")
