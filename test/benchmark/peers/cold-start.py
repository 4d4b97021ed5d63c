"""The peer of the benchmark cold-start: a script that reads MNIST, trains scikit-learn's Perceptron on
0 vs 1 one epoch at a time, and prints the table: epoch, train error, test error."""

import sys

import numpy as np
import sklearn
from sklearn.linear_model import Perceptron

if sys.argv[1] == "--version":
    print(f"scikit-learn {sklearn.__version__}")
    sys.exit()

folder, epochs = sys.argv[1], int(sys.argv[2])


def load(images, labels):
    x = np.fromfile(f"{folder}/{images}", dtype=np.uint8)[16:].reshape(-1, 784)
    y = np.fromfile(f"{folder}/{labels}", dtype=np.uint8)[8:]
    return x[y < 2].astype(np.float64), np.where(y[y < 2] == 0, -1, 1)


train_x, train_y = load("train-images-idx3-ubyte", "train-labels-idx1-ubyte")
test_x, test_y = load("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
model = Perceptron(shuffle=False)
for epoch in range(epochs):
    model.partial_fit(train_x, train_y, classes=[-1, 1])
    print(epoch, 1 - model.score(train_x, train_y), 1 - model.score(test_x, test_y))
