"""JAX on the CPU, as peer of networks.py: the whole epoch is one jitted lax.scan, its parameters donated."""

import os

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy as np


def outputs(parameters, x):
    *hidden, (w, b) = parameters
    for v, c in hidden:
        x = jax.nn.relu(x @ v + c)
    return x @ w + b


def loss(parameters, x, y):
    logarithms = jax.nn.log_softmax(outputs(parameters, x))
    return -jnp.mean(jnp.sum(logarithms * jax.nn.one_hot(y, logarithms.shape[1]), 1))


def rows(values, batch):
    """The gather without the test whether the indices are within bounds."""
    return values.at[batch].get(mode="promise_in_bounds")


def step(parameters, batch, x, y):
    value, gradients = jax.value_and_grad(loss)(parameters, rows(x, batch), rows(y, batch))
    return jax.tree.map(lambda p, g: p - 0.1 * g, parameters, gradients), value


def epoch(parameters, batches, x, y):
    return jax.lax.scan(lambda p, batch: step(p, batch, x, y), parameters, batches)


def misclassified(parameters, x, y):
    return jnp.mean(jnp.argmax(outputs(parameters, x), 1) != y)


class Network:
    def __init__(self, work):
        self.work = work
        self.x, self.y = jnp.asarray(work.x), jnp.asarray(work.y.astype(np.int32))
        self.test = jnp.asarray(work.test_x), jnp.asarray(work.test_y)
        self.parameters = [(jnp.array(w.T), jnp.array(b)) for w, b in work.layers]
        self.epoch, self.step = jax.jit(epoch, donate_argnums=0), jax.jit(step, donate_argnums=0)
        self.classify = jax.jit(misclassified)
        self.random = np.random.default_rng(0)
        self.ready = None if work.order is None else self.batches(work.order)

    def batches(self, order):
        """All full batches in one array, and the last short one, which may be empty."""
        size = self.work.batch
        full = len(order) // size * size
        order = order.astype(np.int32)
        return jnp.asarray(order[:full].reshape(-1, size)), jnp.asarray(order[full:])

    def train(self):
        full, short = self.ready or self.batches(self.random.permutation(len(self.work.x)))
        self.parameters, losses = self.epoch(self.parameters, full, self.x, self.y)
        if len(short) == 0:
            return float(losses.mean())
        self.parameters, last = self.step(self.parameters, short, self.x, self.y)
        return float((losses.sum() + last) / (len(losses) + 1))

    def misclassified(self):
        return float(self.classify(self.parameters, *self.test))


def scan():
    def begin(work):
        network = Network(work)
        return network.train, network.misclassified

    return f"JAX {jax.__version__}, jitted lax.scan over the epoch, {os.cpu_count()} cores", begin
