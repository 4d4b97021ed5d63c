"""Reference values for polynomial regression, from mpmath with 120 digits, and from scikit-learn.

Usage: python3 test/reference/polynomial-regression.py > test/reference/polynomial-regression.json
Needs scikit-learn, NumPy and mpmath. At 120 digits the normal equations are as good as any method: alpha and the
fitted values are exact for the data as double precision holds them. The ridge is on the coefficients of t^1 ... t^D,
with t the samples' interval brought to [-1, 1]; scikit-learn's Ridge confirms what the ridge is at low degrees.
"""

import json

import mpmath
import numpy as np
import sklearn
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.preprocessing import PolynomialFeatures

mpmath.mp.dps = 120
AT = 25


def column(name, label):
    lines = open(f"resources/datasets/{name}.csv").read().strip().split("\n")
    at = lines[0].split(",").index(label)
    return np.array([float(line.split(",")[at]) for line in lines[1:]])


def fit(t, y, degree, ridge):
    """The coefficients in powers of t."""
    sums = [sum(v**k for v in t) for k in range(2 * degree + 1)]
    a = mpmath.matrix(degree + 1)
    for i in range(degree + 1):
        for j in range(degree + 1):
            a[i, j] = sums[i + j] + (ridge if i == j and i > 0 else 0)
    b = mpmath.matrix([sum(v**k * w for v, w in zip(t, y)) for k in range(degree + 1)])
    return list(mpmath.lu_solve(a, b))


def value(coefficients, v):
    return mpmath.polyval(list(reversed(coefficients)), v)


cases = []
for dataset, of, to, degree, ridge in (
    ("iris", "petal length", "petal width", 0, 0),
    ("iris", "petal length", "petal width", 1, 0),
    ("iris", "petal length", "petal width", 3, 0),
    ("iris", "petal length", "petal width", 3, 0.7),
    ("iris", "petal length", "petal width", 5, 2.5),
    ("iris", "petal length", "petal width", 20, 0),
    ("breast-cancer", "mean radius", "mean area", 2, 0),
    ("breast-cancer", "mean radius", "mean area", 4, 0.1),
    ("breast-cancer", "mean radius", "mean area", 20, 0),
    ("breast-cancer", "mean radius", "mean area", 20, 1e-6),
    ("breast-cancer", "mean radius", "mean area", 50, 0),
):
    x, y = column(dataset, of), column(dataset, to)
    low, high = mpmath.mpf(x.min()), mpmath.mpf(x.max())
    t = [(2 * mpmath.mpf(v) - low - high) / (high - low) for v in x]
    exact_y = [mpmath.mpf(v) for v in y]
    scaled = fit(t, exact_y, degree, mpmath.mpf(ridge))
    # f(t(x)) in powers of x, by Horner's scheme on coefficients.
    scale, shift = 2 / (high - low), -(low + high) / (high - low)
    alpha = [mpmath.mpf(0)] * (degree + 1)
    for a in reversed(scaled):
        alpha = [shift * alpha[0] + a] + [shift * alpha[j] + scale * alpha[j - 1] for j in range(1, degree + 1)]
    if degree in (1, 2, 3):
        features = PolynomialFeatures(degree, include_bias=False).fit_transform(np.array(t, float)[:, None])
        model = LinearRegression() if ridge == 0 else Ridge(alpha=ridge)
        model.fit(features, y)
        assert np.allclose(model.coef_, np.array(scaled[1:], float), rtol=1e-9), (degree, ridge)
        assert np.isclose(model.intercept_, float(scaled[0]), rtol=1e-9)
    cases.append(
        {
            "dataset": dataset,
            "x": of,
            "y": to,
            "degree": degree,
            "ridge": ridge,
            "alpha": [float(a) for a in alpha],
            "scaled": [float(a) for a in scaled],
            "fitted": [float(value(scaled, v)) for v in t[::AT]],
            "error": float(sum((value(scaled, v) - w) ** 2 for v, w in zip(t, exact_y)) / len(t)),
        }
    )

print(json.dumps({"scikitLearn": sklearn.__version__, "every": AT, "cases": cases}))
