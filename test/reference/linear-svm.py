"""Reference values for the linear SVM, from scikit-learn.

Usage: python3 test/reference/linear-svm.py > test/reference/linear-svm.json
Needs scikit-learn and NumPy; reads resources/datasets. The lecture's problem, lambda ||w||^2 + mean hinge loss,
times 1 / (2 lambda) is SVC's, 1/2 ||w||^2 + C sum of hinge losses, with C = 1 / (2 lambda N). Its bias is not
penalised either (that of LinearSVC is). Columns are standardised; classes are numbered as they appear in the file,
the first is -1.
"""

import csv
import json

import numpy as np
import sklearn
from sklearn.svm import SVC

PENALTIES = (1, 0.1, 0.01, 0.001)


def load(name, first, second):
    with open(f"resources/datasets/{name}.csv", encoding="utf8") as file:
        rows = list(csv.reader(file))[1:]
    names = list(dict.fromkeys(row[-1] for row in rows))
    chosen = [row for row in rows if row[-1] in (names[first], names[second])]
    x = np.array([[float(value) for value in row[:-1]] for row in chosen])
    y = np.array([-1 if row[-1] == names[first] else 1 for row in chosen])
    return (x - x.mean(axis=0)) / x.std(axis=0), y


def solve(x, y, c):
    model = SVC(kernel="linear", C=c, tol=1e-9, cache_size=500).fit(x, y)
    alpha = np.zeros(len(y))
    alpha[model.support_] = np.abs(model.dual_coef_[0])
    return model.coef_[0], float(model.intercept_[0]), alpha


def solved(data, first, second, penalty):
    x, y = load(data, first, second)
    c = 1 / (2 * penalty * len(y))
    w, b, alpha = solve(x, y, c)
    hinge = np.maximum(0, 1 - y * (x @ w + b))
    return {
        "data": data,
        "classes": [first, second],
        "penalty": penalty,
        "objective": float(penalty * w @ w + hinge.mean()),
        "w": [float(f"{value:.9g}") for value in w],
        "b": float(f"{b:.9g}"),
        "margin": float(2 / np.linalg.norm(w)),
        # Not counted: samples whose alpha is rounding.
        "supportVectors": [int(n) for n in np.flatnonzero(alpha > 1e-7 * c)],
    }


def separated(data, first, second):
    x, y = load(data, first, second)
    w, b, alpha = solve(x, y, 1e6)
    score = y * (x @ w + b)
    return {
        "data": data,
        "classes": [first, second],
        "margin": float(2 * score.min() / np.linalg.norm(w)),
        "supportVectors": [int(n) for n in np.flatnonzero(alpha > 1e-7)],
    }


pairs = (("iris", 1, 2), ("iris", 0, 1), ("breast-cancer", 0, 1))


def lines(cases):
    return "[\n  " + ",\n  ".join(json.dumps(case) for case in cases) + "\n ]"


cases = [solved(*pair, penalty) for pair in pairs for penalty in PENALTIES]
separable = [separated("iris", 0, 1), separated("iris", 0, 2)]
print(f'{{\n "scikitLearn": "{sklearn.__version__}",\n "cases": {lines(cases)},\n "hardMargin": {lines(separable)}\n}}')
