"""Reference values for the perceptron, from scikit-learn, and for the kernel perceptron and kernel k-means, from NumPy.

Usage: python3 test/reference/kernel-methods.py resources/datasets > test/reference/kernel-methods.json
Needs scikit-learn and NumPy. scikit-learn has neither a kernel perceptron nor a kernel k-means: both are written out
here on the whole matrix of kappa, by their definitions, with nothing kept from one step to the next. All visit the
samples as they stand in the file. Classes are numbered in the order in which they first appear, the first is -1.
"""

import json
import sys

import numpy as np
import sklearn
from sklearn.linear_model import Perceptron
from sklearn.metrics.pairwise import polynomial_kernel, rbf_kernel

CASES = (("iris", (0, 1)), ("iris", (1, 2)), ("breast-cancer", (0, 1)))


def load(folder, name):
    lines = open(f"{folder}/{name}.csv").read().strip().split("\n")[1:]
    cells = [line.split(",") for line in lines]
    names = list(dict.fromkeys(row[-1] for row in cells))
    x = np.array([[float(value) for value in row[:-1]] for row in cells])
    return x, np.array([names.index(row[-1]) for row in cells])


def standardised(x):
    return (x - x.mean(axis=0)) / x.std(axis=0)


def matrix_of(x, kernel):
    if kernel["kernel"] == "gaussian":
        return rbf_kernel(x, gamma=kernel["gamma"])
    return polynomial_kernel(x, degree=kernel["degree"], gamma=kernel["gamma"], coef0=kernel["offset"])


def perceptron(x, y, epochs):
    model = Perceptron(shuffle=False, tol=None, max_iter=epochs).fit(x, y)
    wrong = y * (x @ model.coef_[0] + model.intercept_[0]) <= 0
    return {"epochs": epochs, "w": model.coef_[0].tolist(), "b": float(model.intercept_[0]), "errors": int(wrong.sum())}


def kernel_perceptron(kappa, y, epochs):
    alpha, changes = np.zeros(len(y)), []
    for _ in range(epochs):
        before = alpha.sum()
        for n in range(len(y)):
            # w.Phi(x_n) + b, where b is the sum of all y_m that were added to it.
            alpha[n] += y[n] * (np.dot(alpha * y, kappa[n]) + np.dot(alpha, y)) <= 0
        changes.append(int(alpha.sum() - before))
        if changes[-1] == 0:
            break
    return {"changes": changes, "alpha": {int(n): int(alpha[n]) for n in np.flatnonzero(alpha)}}


def kernel_means(kappa, clusters):
    seeds = np.linspace(0, len(kappa) - 1, clusters).astype(int)
    assignment = np.full(len(kappa), -1)
    assignment[seeds] = np.arange(clusters)
    for passes in range(1, 1000):
        members = [assignment == k for k in range(clusters)]
        distances = np.array(
            [np.diag(kappa) - 2 * kappa[:, m].mean(axis=1) + kappa[np.ix_(m, m)].mean() for m in members]
        )
        found = distances.argmin(axis=0)
        assert len(set(found)) == clusters
        if (found == assignment).all():
            break
        assignment = found
    return {
        "seeds": seeds.tolist(),
        "passes": passes,
        "inertia": float(distances.min(axis=0).sum()),
        "assignment": "".join(str(k) for k in assignment),
    }


folder = sys.argv[1]
cases = []
for name, pair in CASES:
    x, classes = load(folder, name)
    chosen = np.isin(classes, pair)
    raw, y = x[chosen], np.where(classes[chosen] == pair[0], -1, 1)
    kernels = (
        {"kernel": "polynomial", "degree": 2, "gamma": 0.5, "offset": 1},
        {"kernel": "gaussian", "gamma": 1 / raw.shape[1]},
    )
    matrices = [matrix_of(standardised(raw), kernel) for kernel in kernels]
    cases.append(
        {
            "data": name,
            "classes": pair,
            "perceptron": [perceptron(raw, y, epochs) for epochs in (1, 2, 10)],
            "kernelPerceptron": [
                {"parameters": kernel, **kernel_perceptron(kappa, y, 30)} for kernel, kappa in zip(kernels, matrices)
            ],
            "kernelMeans": [
                {"parameters": kernel, **kernel_means(kappa, clusters)}
                for kernel, kappa in zip(kernels, matrices)
                for clusters in (2, 4)
            ],
        }
    )
lines = ",\n".join(json.dumps(case) for case in cases)
print(f'{{"scikitLearn": "{sklearn.__version__}", "cases": [\n{lines}\n]}}')
