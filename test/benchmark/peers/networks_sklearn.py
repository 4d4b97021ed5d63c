"""scikit-learn's MLPClassifier, as peer of networks.py: partial_fit over all samples is an epoch. It shuffles itself."""

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_info

settings = {"solver": "sgd", "momentum": 0, "alpha": 0, "learning_rate_init": 0.1, "random_state": 0}


def classifier():
    def begin(work):
        model = MLPClassifier(work.hidden, batch_size=work.batch, **settings)
        model.partial_fit(work.x[: work.batch], work.y[: work.batch], classes=np.arange(10))
        for (w, b), coefficients, intercepts in zip(work.layers, model.coefs_, model.intercepts_):
            coefficients[...] = w.T
            intercepts[...] = b

        def train():
            model.partial_fit(work.x, work.y)
            return float(model.loss_)

        def misclassified():
            return 1 - model.score(work.test_x, work.test_y)

        return train, misclassified

    threads = max((pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"), default=1)
    return f"scikit-learn {sklearn.__version__}, MLPClassifier, {threads} threads of BLAS", begin
