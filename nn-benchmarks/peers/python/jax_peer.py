"""JAX, an epoch as one compiled scan, without metrics. Arguments: task (lecture or wide), folder, epochs, threads.

The rows behind the last whole batch are left out, and XLA takes as many threads as there are cores.
"""
import os
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np

from rows import batch_size, load, say, say_memory

task, folder, epochs = sys.argv[1], sys.argv[2], int(sys.argv[3])
widths = {"lecture": (784, 30, 10), "wide": (784, 512, 512, 10)}[task]
images, labels = (jnp.asarray(each) for each in load(task, folder, "train"))
targets = jax.nn.one_hot(labels, 10)
batch = batch_size(task)
seed = int(time.time())


def draw(key, sizes):
    return [(jax.nn.initializers.glorot_uniform()(each, pair), jnp.zeros(pair[1]))
            for each, pair in zip(jax.random.split(key, len(sizes)), zip(sizes, sizes[1:]))]


def forward(weights, x):
    activation = jax.nn.sigmoid if task == "lecture" else jax.nn.relu
    for kernel, bias in weights[:-1]:
        x = activation(x @ kernel + bias)
    kernel, bias = weights[-1]
    x = x @ kernel + bias
    return jax.nn.sigmoid(x) if task == "lecture" else x


def loss(weights, x, y):
    if task == "lecture":
        return jnp.mean((forward(weights, x) - y) ** 2)
    return -jnp.mean(jnp.sum(y * jax.nn.log_softmax(forward(weights, x)), axis=1))


def sgd(state, gradients):
    return jax.tree.map(lambda w, g: w - 0.01 * g, state, gradients)


def adam(state, gradients):
    weights, first, second, step = state
    step += 1
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, gradients)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradients)
    rate = 0.001 * jnp.sqrt(1 - 0.999 ** step) / (1 - 0.9 ** step)
    moved = jax.tree.map(lambda w, m, v: w - rate * m / (jnp.sqrt(v) + 1e-7), weights, first, second)
    return moved, first, second, step


weights = draw(jax.random.PRNGKey(seed), widths)
zeros = jax.tree.map(jnp.zeros_like, weights)
state = weights if task == "lecture" else (weights, zeros, zeros, 0.0)
learned = (lambda s: s) if task == "lecture" else (lambda s: s[0])


@jax.jit
def epoch(state, order):
    def step(state, rows):
        value, gradients = jax.value_and_grad(loss)(learned(state), images[rows], targets[rows])
        return (sgd if task == "lecture" else adam)(state, gradients), value

    return jax.lax.scan(step, state, order)


random = np.random.default_rng(seed)
steps = len(images) // batch
for _ in range(epochs):
    begun = time.perf_counter()
    order = random.permutation(len(images))[:steps * batch].reshape(steps, batch)
    state, losses = epoch(state, order)
    losses.block_until_ready()
    say("unit", time.perf_counter() - begun)

images, labels = load(task, folder, "t10k")
say("accuracy", float((forward(learned(state), images).argmax(1) == labels).mean()))
say("version", f"JAX {jax.__version__}")
say("threads", os.cpu_count())
say_memory()
