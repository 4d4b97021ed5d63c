"""Reference values for logistic regression at its minimum, from scikit-learn.

Usage: python3 test/reference/logistic-regression.py > test/reference/logistic-regression.json
Needs scikit-learn and NumPy. scikit-learn minimises C sum_n loss_n + ||w||^2 / 2, so its C is 1 / (2 lambda);
C = infinity stands for no penalty. Columns are standardised where the case says so (divisor N).
"""

import json

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression


def load(name, pair=None):
    lines = open(f"resources/datasets/{name}.csv").read().split("\n")[1:]
    cells = [line.split(",") for line in lines if line]
    names = list(dict.fromkeys(row[-1] for row in cells))
    x, y = np.array([row[:-1] for row in cells], float), np.array([names.index(row[-1]) for row in cells])
    return (x, y) if pair is None else (x[np.isin(y, pair)], y[np.isin(y, pair)])


def loss(model, x, y, penalty):
    p = model.predict_proba(x)[np.arange(len(y)), np.searchsorted(model.classes_, y)]
    return float(-np.log(p).sum() + penalty * np.sum(model.coef_**2))


cases = []
for dataset, pair, standardised, penalty in (
    ("iris", (1, 2), False, 0),
    ("iris", (1, 2), False, 0.5),
    ("iris", None, False, 0.5),
    ("iris", None, False, 0.005),
    ("breast-cancer", None, False, 0.5),
    ("breast-cancer", None, True, 0.5),
    ("breast-cancer", None, True, 0.005),
):
    x, y = load(dataset, pair)
    if standardised:
        x = (x - x.mean(0)) / x.std(0)
    c = np.inf if penalty == 0 else 1 / (2 * penalty)
    model = LogisticRegression(C=c, tol=1e-12, max_iter=10_000, solver="newton-cholesky").fit(x, y)
    cases.append(
        {
            "dataset": dataset,
            "pair": pair,
            "standardised": standardised,
            "penalty": penalty,
            "w": model.coef_.tolist(),
            "b": model.intercept_.tolist(),
            "loss": loss(model, x, y, penalty),
            "posteriors": model.predict_proba(x)[::10].tolist(),
        }
    )

print(json.dumps({"scikitLearn": sklearn.__version__, "every": 10, "cases": cases}))
