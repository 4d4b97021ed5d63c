"""The peers of the benchmarks of learners: scikit-learn and PyTorch on the same samples.

Started once with the folder of MNIST's IDX files and the name of a benchmark. For each line it reads it does
the work once and answers with the milliseconds that took.
"""

import sys
import time

import numpy as np

folder, name = sys.argv[1], sys.argv[2]


def images(file):
    return np.fromfile(f"{folder}/{file}", dtype=np.uint8)[16:].reshape(-1, 784)


def labels(file):
    return np.fromfile(f"{folder}/{file}", dtype=np.uint8)[8:]


def mnist(split):
    prefix = "train" if split == "train" else "t10k"
    return images(f"{prefix}-images-idx3-ubyte"), labels(f"{prefix}-labels-idx1-ubyte")


def pair():
    x, y = mnist("train")
    chosen = y < 2
    return x[chosen] / 255, np.where(y[chosen] == 0, -1, 1)


def logistic_regression():
    """The loop of the lecture's slide (section 3.5), as it stands there, on 100 points of two Gaussians."""
    import torch

    generator = torch.Generator().manual_seed(0)
    y = torch.where(torch.arange(100) % 2 == 0, -1.0, 1.0)
    x = torch.randn(100, 2, generator=generator) + y.view(-1, 1) * 0.75

    def gradient(x, y, w, b):
        u = y * (-y * (x.mv(w) + b)).sigmoid()
        v = x * u.view(-1, 1)
        return -v.sum(0), -u.sum()

    def work():
        w, b = torch.empty(x.size(1)).normal_(), 0
        eta = 1e-1
        for _ in range(10_000):
            dw, db = gradient(x, y, w, b)
            w -= eta * dw
            b -= eta * db

    return f"PyTorch {torch.__version__}", work


def discriminant_analysis():
    import sklearn
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

    x, y = pair()

    def work():
        LinearDiscriminantAnalysis(solver="lsqr", shrinkage=1e-3).fit(x, y)

    return f"scikit-learn {sklearn.__version__} (lsqr)", work


def standardised_discriminant_analysis():
    import sklearn
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
    from sklearn.preprocessing import StandardScaler

    x, y = pair()

    def work():
        # Ours standardises a sample whenever it reads it.
        LinearDiscriminantAnalysis(solver="lsqr", shrinkage=1e-3).fit(StandardScaler().fit_transform(x), y)

    return f"scikit-learn {sklearn.__version__} (lsqr)", work


def linear_svm():
    import sklearn
    from sklearn.svm import LinearSVC

    x, y = pair()
    penalty = float(sys.argv[3])
    # Its C sums the losses; ours means them: C = 1 / (2 lambda N). A relative gap of about 1e-3 is its tol=1e-3.
    cost = 1 / (2 * penalty * len(y))

    def work():
        LinearSVC(loss="hinge", C=cost, tol=1e-3, max_iter=100_000, random_state=0).fit(x, y)

    return f"scikit-learn {sklearn.__version__} (LinearSVC)", work


def nearest_neighbours():
    import sklearn
    from sklearn.neighbors import KNeighborsClassifier

    x, y = mnist("train")
    t, _ = mnist("test")
    x, y, t = (x[:10_000] / 255).astype(np.float32), y[:10_000], (t[:1000] / 255).astype(np.float32)

    def work():
        KNeighborsClassifier(11, algorithm="brute").fit(x, y).predict_proba(t)

    return f"scikit-learn {sklearn.__version__} (brute force, float32)", work


def random_products():
    """One epoch over 60,000 samples of 784 pixels and 10,000 products of two.

    With "from-pixels" the products are computed each time, as ours are; else they lie in memory as sparse rows.
    """
    import scipy.sparse as sparse
    import sklearn
    from sklearn.linear_model import Perceptron

    x, y = mnist("train")
    x, y = x.astype(np.float64) / 255, np.where(y == 8, 1, -1)
    pairs = np.random.default_rng(0).integers(0, 784, (10_000, 2))
    pixels = sparse.csr_matrix(x)

    def products():
        blocks = []
        for begin in range(0, len(y), 5000):
            block = pixels[begin : begin + 5000].tocsc()
            blocks.append(sparse.hstack([block, block[:, pairs[:, 0]].multiply(block[:, pairs[:, 1]])], format="csr"))
        return sparse.vstack(blocks, format="csr")

    beforehand = None if sys.argv[3] == "from-pixels" else products()

    def work():
        Perceptron(shuffle=False, tol=None, max_iter=1).fit(products() if beforehand is None else beforehand, y)

    when = "products computed each time" if beforehand is None else "products computed beforehand"
    return f"scikit-learn {sklearn.__version__} ({when}, sparse)", work


def network():
    """One epoch of MNIST, 784-128-10, batches of 64, plain gradient descent, gather of shuffled batches included."""
    import torch
    from torch import nn

    x, y = mnist("train")
    x, y = torch.from_numpy((x / 255).astype(np.float32)), torch.from_numpy(y.astype(np.int64))
    model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = nn.CrossEntropyLoss()

    def work():
        for batch in torch.randperm(len(x)).split(64):
            optimiser.zero_grad()
            loss(model(x[batch]), y[batch]).backward()
            optimiser.step()

    return f"PyTorch {torch.__version__} (eager, float32)", work


def ready():
    peers = {
        "logistic-regression": logistic_regression,
        "linear-discriminant-analysis": discriminant_analysis,
        "linear-discriminant-analysis-standardised": standardised_discriminant_analysis,
        "linear-svm": linear_svm,
        "k-nearest-neighbours": nearest_neighbours,
        "random-products": random_products,
        "random-products-from-pixels": random_products,
        "multi-layer-perceptron": network,
    }
    return peers[name]()


title, work = ready()
print(title, flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    work()
    print(1000 * (time.perf_counter() - start), flush=True)
