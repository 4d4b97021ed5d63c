"""The peer of the benchmarks perceptron-mnist*: scikit-learn's Perceptron on MNIST 0 vs 1.

Started once with the folder of the IDX files, the number of epochs, and where the timing begins:
"samples" (the two digits' samples in memory, in the type that scikit-learn works in fastest) or
"bytes" (all digits' bytes in memory). For each line it reads it trains once and answers with the
milliseconds that took.
"""

import sys
import time

import numpy as np
import sklearn
from sklearn.linear_model import Perceptron

folder, epochs, begin = sys.argv[1], int(sys.argv[2]), sys.argv[3]
pixels = np.fromfile(f"{folder}/train-images-idx3-ubyte", dtype=np.uint8)[16:].reshape(-1, 784)
digits = np.fromfile(f"{folder}/train-labels-idx1-ubyte", dtype=np.uint8)[8:]


def pick():
    chosen = digits < 2
    return pixels[chosen].astype(np.float64), np.where(digits[chosen] == 0, -1, 1)


def train(x, y):
    Perceptron(shuffle=False, tol=None, max_iter=epochs).fit(x, y)


samples = pick()
print(f"scikit-learn {sklearn.__version__}", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    train(*(samples if begin == "samples" else pick()))
    print(1000 * (time.perf_counter() - start), flush=True)
