"""Reference values for multi-layer perceptrons, from PyTorch in double precision: the losses of 50 batches.

Usage: python3 test/reference/multi-layer-perceptron.py > test/reference/multi-layer-perceptron.json
Needs PyTorch and NumPy. Columns are standardised; the samples are taken in the order n * 37 mod N, in batches with
a short last one; parameter k of all (w1, b1, w2, ..., row after row) starts at 0.4 sin(k + 1). The penalty is left
to PyTorch's weight_decay = 2 lambda on the weights, and lambda ||w||^2 is added to the losses that are kept.
"""

import csv
import json
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
DATASETS = Path(__file__).parents[2] / "resources" / "datasets"
STEPS = 50

ACTIVATIONS = {"tanh": torch.tanh, "relu": torch.relu, "sigmoid": torch.sigmoid, "identity": lambda s: s}
OPTIMISERS = {
    "gradient-descent": (0.05, lambda groups, rate: torch.optim.SGD(groups, rate)),
    "momentum": (0.01, lambda groups, rate: torch.optim.SGD(groups, rate, momentum=0.9)),
    "nesterov": (0.01, lambda groups, rate: torch.optim.SGD(groups, rate, momentum=0.9, nesterov=True)),
    "adam": (0.01, lambda groups, rate: torch.optim.Adam(groups, rate, betas=(0.9, 0.999), eps=1e-8)),
}
MARGIN_LOSSES = {
    "logistic": lambda m: -F.logsigmoid(m),
    "hinge": lambda m: torch.relu(1 - m),
    "perceptron": lambda m: torch.relu(-m),
}


def load(name):
    """Columns, and classes numbered in the order in which they first appear."""
    with open(DATASETS / f"{name}.csv", newline="") as file:
        rows = list(csv.reader(file))[1:]
    names = list(dict.fromkeys(row[-1] for row in rows))
    x = np.array([[float(value) for value in row[:-1]] for row in rows])
    return (x - x.mean(0)) / x.std(0), np.array([names.index(row[-1]) for row in rows])


def loss_of(name, f, y, outputs):
    if name == "cross-entropy":
        return F.cross_entropy(f, y)
    if outputs == 1:
        target = y if y.is_floating_point() else 2.0 * y - 1
        if name == "squared-error":
            return ((f[:, 0] - target) ** 2).mean()
        return MARGIN_LOSSES[name](target * f[:, 0]).mean()
    own = F.one_hot(y, outputs)
    if name == "squared-error":
        return ((f - (2.0 * own - 1)) ** 2).sum(1).mean()
    margins = f.gather(1, y[:, None]) - f
    return (MARGIN_LOSSES[name](margins) * (1 - own)).sum(1).mean()


def parameters(widths):
    k, layers = 0, []
    for inputs, units in zip(widths, widths[1:]):
        w = 0.4 * torch.sin(torch.arange(k, k + units * inputs, dtype=torch.float64) + 1).reshape(units, inputs)
        k += units * inputs
        b = 0.4 * torch.sin(torch.arange(k, k + units, dtype=torch.float64) + 1)
        k += units
        layers.append((w.requires_grad_(), b.requires_grad_()))
    return layers


def train(x, y, case):
    outputs = case["outputs"]
    layers = parameters([x.shape[1], *case["hiddenWidths"], outputs])
    rate, make = OPTIMISERS[case["optimiser"]]
    weights, biases = [w for w, _ in layers], [b for _, b in layers]
    decay = case["weightDecay"]
    optimiser = make([{"params": weights, "weight_decay": 2 * decay}, {"params": biases}], rate)
    order = np.arange(len(x)) * 37 % len(x)
    x, y = torch.from_numpy(x[order]), torch.from_numpy(y[order])
    size = case["batchSize"]
    found, begin = [], 0
    while len(found) < STEPS:
        f = x[begin : begin + size]
        for i, (w, b) in enumerate(layers):
            f = F.linear(f, w, b)
            f = ACTIVATIONS[case["activation" if i + 1 < len(layers) else "outputActivation"]](f)
        loss = loss_of(case["loss"], f, y[begin : begin + size], outputs)
        with torch.no_grad():
            found.append(float(f"{(loss + decay * sum((w * w).sum() for w in weights)).item():.12g}"))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        begin = begin + size if begin + size < len(x) else 0
    return {**case, "learningRate": rate, "losses": found}


def case(data, loss, activation, optimiser, outputs, widths, size, decay):
    return {
        "data": data,
        "loss": loss,
        "activation": activation,
        "outputActivation": "tanh" if loss == "squared-error" and data != "iris widths" else "identity",
        "optimiser": optimiser,
        "outputs": outputs,
        "hiddenWidths": widths,
        "batchSize": size,
        "weightDecay": decay,
    }


iris_x, iris_y = load("iris")
cancer_x, cancer_y = load("breast-cancer")
cases = []
for loss in ("cross-entropy", "squared-error", "hinge", "perceptron"):
    for activation in ACTIVATIONS:
        for optimiser in OPTIMISERS:
            cases.append(train(iris_x, iris_y, case("iris", loss, activation, optimiser, 3, [7, 5], 32, 0)))
for loss in ("cross-entropy", "logistic", "squared-error", "hinge", "perceptron"):
    for optimiser in OPTIMISERS:
        outputs = 2 if loss == "cross-entropy" else 1
        setting = case("breast-cancer", loss, "tanh", optimiser, outputs, [9], 64, 0.01)
        cases.append(train(cancer_x, cancer_y, setting))
# Values: the width of the petals from the other three columns.
for optimiser in OPTIMISERS:
    setting = case("iris widths", "squared-error", "relu", optimiser, 1, [6], 40, 0.001)
    cases.append(train(iris_x[:, :3], iris_x[:, 3], setting))
lines = ",\n".join(json.dumps(found, separators=(",", ":")) for found in cases)
print(f'{{"torch":"{torch.__version__}","cases":[\n{lines}\n]}}')
