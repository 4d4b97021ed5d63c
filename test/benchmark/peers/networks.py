"""The peers of the benchmarks networks/*: PyTorch, JAX and scikit-learn train the same network on MNIST.

Started with the folder of MNIST's IDX files and the name of a peer. It says what it is: versions and threads. A line
{"prepare": {...}} names the work: widths of the hidden layers, size of a batch, number of samples, and the files with
the parameters to begin with and the order of the samples, which every contestant is given. It goes through one epoch, to
warm up, and answers {"milliseconds": that took, "loss": mean over its batches}. Each line {} after that has it go
through another epoch. Without a file for the order every epoch draws its own, and the 10,000 test samples are
classified after it: the answer then has an "error", the share of those that are misclassified. A line
{"product": N} asks for the milliseconds of a product of two matrices of N x N.
"""

import importlib
import json
import sys
import time
from dataclasses import dataclass

import numpy as np


@dataclass
class Work:
    """What is to be done, with the samples in memory in single precision and pixels from 0 to 1."""

    hidden: list
    batch: int
    x: np.ndarray
    y: np.ndarray
    test_x: np.ndarray
    test_y: np.ndarray
    layers: list
    """For each layer the weights (units x inputs) and the biases."""
    order: np.ndarray | None
    """The samples in the order to visit them in; None where every epoch draws its own."""


class Digits:
    def __init__(self, folder):
        self.folder = folder
        self.train, self.test = self.split("train"), self.split("t10k")

    def split(self, prefix):
        pixels = np.fromfile(f"{self.folder}/{prefix}-images-idx3-ubyte", dtype=np.uint8)[16:]
        labels = np.fromfile(f"{self.folder}/{prefix}-labels-idx1-ubyte", dtype=np.uint8)[8:]
        return (pixels.reshape(-1, 784) / np.float32(255)).astype(np.float32), labels.astype(np.int64)

    def work(self, hidden, batch, samples, parameters, order=None):
        x, y = self.train
        order = None if order is None else np.fromfile(order, dtype=np.uint32).astype(np.int64)
        layers = layers_of(np.fromfile(parameters, dtype=np.float32), [784, *hidden, 10])
        return Work(hidden, batch, x[:samples], y[:samples], *self.test, layers, order)


def layers_of(parameters, widths):
    layers, at = [], 0
    for inputs, units in zip(widths, widths[1:]):
        w = parameters[at : at + units * inputs].reshape(units, inputs)
        at += w.size
        layers.append((w, parameters[at : at + units]))
        at += units
    return layers


class Peer:
    """Turns requests into answers. `begin(work)` returns what trains for an epoch and returns its mean loss, and,
    where there is one, what returns the share of the test samples that are misclassified."""

    def __init__(self, begin, digits):
        self.begin, self.digits = begin, digits

    def answer(self, request):
        if "product" in request:
            return {"milliseconds": product(request["product"])}
        if "prepare" in request:
            work = self.digits.work(**request["prepare"])
            self.train, self.misclassified = self.begin(work)
            self.classifies = work.order is None
        start = time.perf_counter()
        found = {"loss": self.train()}
        if self.classifies:
            found["error"] = self.misclassified()
        return {"milliseconds": 1000 * (time.perf_counter() - start), **found}


def product(size):
    """The product of two square matrices of that size, in PyTorch."""
    import torch

    a, b = torch.randn(size, size), torch.randn(size, size)
    start = time.perf_counter()
    a @ b
    return 1000 * (time.perf_counter() - start)


modules = {
    "torch": ("networks_torch", "eager"),
    "torch-compile": ("networks_torch", "compiled"),
    "jax": ("networks_jax", "scan"),
    "scikit-learn": ("networks_sklearn", "classifier"),
}

if __name__ == "__main__":
    folder, name = sys.argv[1], sys.argv[2]
    module = importlib.import_module(modules[name][0])
    title, begin = getattr(module, modules[name][1])()
    peer = Peer(begin, Digits(folder))
    print(title, flush=True)
    for line in sys.stdin:
        print(json.dumps(peer.answer(json.loads(line))), flush=True)
