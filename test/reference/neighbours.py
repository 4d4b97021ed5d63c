"""Reference values for k nearest neighbours, k-means, PCA and kernel PCA, from scikit-learn.

Usage: python3 test/reference/neighbours.py resources/datasets > test/reference/neighbours.json
Needs scikit-learn and NumPy. Votes: each sample asks all samples (itself among them) for its K nearest. Where the
distances of the K-th and the next neighbour are equal to rounding, which of them votes is a matter of the
library's own rounding: such samples are listed as "tied", and the votes of the others are the reference. The votes of
a sample are written as one digit to base 12 for each class.
"""

import json
import sys

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA, KernelPCA
from sklearn.neighbors import KNeighborsClassifier

NEIGHBOURS = (1, 5, 11)


def load(folder, name):
    lines = open(f"{folder}/{name}.csv").read().strip().split("\n")[1:]
    cells = [line.split(",") for line in lines]
    names = list(dict.fromkeys(row[-1] for row in cells))
    x = np.array([[float(value) for value in row[:-1]] for row in cells])
    return x, np.array([names.index(row[-1]) for row in cells])


def standardised(x):
    return (x - x.mean(axis=0)) / x.std(axis=0)


def votes(x, y, k):
    shares = KNeighborsClassifier(k, algorithm="kd_tree").fit(x, y).predict_proba(x)
    distances = np.sort(np.sqrt(((x[:, None, :] - x[None, :, :]) ** 2).sum(axis=2)), axis=1)
    tied = np.isclose(distances[:, k - 1], distances[:, k], rtol=1e-9, atol=1e-12)
    counts = np.rint(shares * k).astype(int)
    return {
        "k": k,
        "votes": ["".join("0123456789ab"[count] for count in row) for row in counts],
        "tied": np.flatnonzero(tied).tolist(),
    }


def clusters(x, k):
    centres = x[np.linspace(0, len(x) - 1, k).astype(int)]
    model = KMeans(k, init=centres, n_init=1, max_iter=1000, tol=0, algorithm="lloyd").fit(x)
    return {
        "clusters": k,
        "inertia": float(model.inertia_),
        "passes": int(model.n_iter_),
        "sizes": np.bincount(model.labels_, minlength=k).tolist(),
        "centres": model.cluster_centers_.tolist(),
    }


def components(x, count):
    model = PCA(count, svd_solver="full").fit(x)
    return {
        "variances": model.explained_variance_.tolist(),
        "share": float(model.explained_variance_ratio_.sum()),
        "components": model.components_.tolist(),
    }


def kernel_components(x, **kernel):
    model = KernelPCA(4, eigen_solver="dense", **kernel).fit(x)
    # Projections of new samples: halfway between neighbours in the file.
    new = ((x[:-1] + x[1:]) / 2)[:100:10]
    return {
        "eigenvalues": model.eigenvalues_.tolist(),
        "train": model.transform(x)[::40].tolist(),
        "new": model.transform(new).tolist(),
    }


folder = sys.argv[1]
result = {"scikitLearn": sklearn.__version__}
for name in ("iris", "breast-cancer"):
    raw, y = load(folder, name)
    scaled = standardised(raw)
    gamma = 1 / raw.shape[1]
    result[name] = {
        "votes": {
            "raw": [votes(raw, y, k) for k in NEIGHBOURS],
            "standardised": [votes(scaled, y, k) for k in NEIGHBOURS],
        },
        "clusters": {
            "raw": [clusters(raw, k) for k in (2, 3, 5)],
            "standardised": [clusters(scaled, k) for k in (2, 3, 5)],
        },
        "components": {"raw": components(raw, 4), "standardised": components(scaled, 4)},
        "kernelComponents": {
            "linear": kernel_components(scaled, kernel="linear"),
            "polynomial": kernel_components(scaled, kernel="poly", gamma=gamma, coef0=1, degree=3),
            "gaussian": kernel_components(scaled, kernel="rbf", gamma=gamma),
        },
    }
print(json.dumps(result, separators=(",", ":")))
