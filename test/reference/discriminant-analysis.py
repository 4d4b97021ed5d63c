"""Reference values for linear and quadratic discriminant analysis, from scikit-learn.

Usage: python3 test/reference/discriminant-analysis.py > test/reference/discriminant-analysis.json
Needs scikit-learn and NumPy. Of every case the posteriors of every tenth sample are kept, of all classes, and
the first rows of the covariances. scikit-learn 1.9 divides every scatter by the number of its samples, with every
solver (versions before took N - C for the solver 'svd', and N_c - 1 for the quadratic form). Its `tol` is an
absolute bound that columns of small numbers would not meet, so it is lowered.
"""

import json

import numpy as np
import sklearn
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis, QuadraticDiscriminantAnalysis


def load(name):
    lines = open(f"resources/datasets/{name}.csv").read().split("\n")[1:]
    cells = [line.split(",") for line in lines if line]
    names = list(dict.fromkeys(row[-1] for row in cells))
    return np.array([row[:-1] for row in cells], float), np.array([names.index(row[-1]) for row in cells])


models = [
    ("linear-discriminant-analysis", "lsqr", LinearDiscriminantAnalysis(solver="lsqr")),
    ("linear-discriminant-analysis", "svd", LinearDiscriminantAnalysis(solver="svd", store_covariance=True, tol=1e-12)),
    ("quadratic-discriminant-analysis", "svd", QuadraticDiscriminantAnalysis(store_covariance=True, tol=1e-12)),
]
cases = []
for dataset in ("iris", "breast-cancer"):
    x, y = load(dataset)
    for learner, solver, model in models:
        model.fit(x, y)
        covariances = model.covariance_ if isinstance(model.covariance_, list) else [model.covariance_]
        cases.append(
            {
                "dataset": dataset,
                "learner": learner,
                "solver": solver,
                "posteriors": model.predict_proba(x)[::10].tolist(),
                "errors": int(np.sum(model.predict(x) != y)),
                "covarianceRows": [covariance[0].tolist() for covariance in covariances],
            }
        )

print(json.dumps({"scikitLearn": sklearn.__version__, "every": 10, "cases": cases}))
