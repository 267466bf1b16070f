"""JAX, an epoch of dense layers, and on a device each, as one compiled scan, else step by step; without metrics, in
float32: no TF32.

The rows after the last whole batch are left out, and XLA takes as many threads as there are cores.
"""
import os
import time

from rows import HIDDEN, arguments, batch_size, load, say, say_memory

task, folder, epochs, threads, device = arguments()
os.environ.setdefault("JAX_PLATFORMS", device.split(":")[0])

import jax
import jax.numpy as jnp
import numpy as np

import jax_nets

if device != "cpu":
    jax.config.update("jax_default_matmul_precision", "highest")
images, labels = (jnp.asarray(each) for each in load(task, folder, "train", channels_last=True))
targets = jax.nn.one_hot(labels, 10)
batch = batch_size(task)
seed = int(time.time())


def loss(weights, x, y, key):
    output, statistics = jax_nets.forward(task, weights, x, key)
    if task == "lecture":
        return jnp.mean((output - y) ** 2), statistics
    return -jnp.mean(jnp.sum(y * jax.nn.log_softmax(output), axis=1)), statistics


def sgd(state, gradients):
    weights, *rest = state
    return jax.tree.map(lambda w, g: w - 0.01 * g, weights, gradients), *rest


def adam(state, gradients):
    weights, first, second, step = state
    step += 1
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, gradients)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradients)
    rate = 0.001 * jnp.sqrt(1 - 0.999 ** step) / (1 - 0.9 ** step)
    moved = jax.tree.map(lambda w, m, v: w - rate * m / (jnp.sqrt(v) + 1e-7), weights, first, second)
    return moved, first, second, step


weights = jax_nets.draw(task, jax.random.PRNGKey(seed))
zeros = () if task == "lecture" else jax.tree.map(jnp.zeros_like, weights)
carried = (weights, zeros, zeros, 0.0), jax_nets.statistics(task)


def step(carried, given):
    state, running = carried
    rows, key = given
    (value, found), gradients = jax.value_and_grad(loss, has_aux=True)(state[0], images[rows], targets[rows], key)
    running = jax.tree.map(lambda old, new: 0.7 * old + 0.3 * new, running, found)
    return ((sgd if task == "lecture" else adam)(state, gradients), running), value


whole = jax.jit(lambda carried, order, keys: jax.lax.scan(step, carried, (order, keys)))
single = jax.jit(step)


def epoch(carried, order, keys):
    """On the processor, XLA's convolutions take one thread only within a scan."""
    if device != "cpu" or task in HIDDEN:
        return whole(carried, order, keys)
    for given in zip(order, keys):
        carried, value = single(carried, given)
    return carried, value


random = np.random.default_rng(seed)
steps = len(images) // batch
for each in range(epochs):
    begun = time.perf_counter()
    order = random.permutation(len(images))[:steps * batch].reshape(steps, batch)
    keys = jax.random.split(jax.random.PRNGKey(seed + each), steps)
    carried, losses = epoch(carried, order, keys)
    losses.block_until_ready()
    say("unit", time.perf_counter() - begun)

images, labels = load(task, folder, "t10k", channels_last=True)
(weights, *_), moments = carried
classes = jax.jit(lambda x: jax_nets.predict(task, weights, moments, x).argmax(1))
right = sum(int((classes(images[i:i + 500]) == labels[i:i + 500]).sum()) for i in range(0, len(images), 500))
say("accuracy", right / len(images))
say("version", f"JAX {jax.__version__}")
say("threads", os.cpu_count())
say_memory()
