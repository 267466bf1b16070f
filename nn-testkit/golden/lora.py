"""Writes what Keras's layers learn once their enable_lora was called: the files in lora."""

import pathlib

import numpy as np

from generate import line, rounded

import keras
from keras import layers, ops

TARGET = pathlib.Path(__file__).parent / "lora"
ROWS, STEPS, RATE = 4, 5, 0.01


def dense(units, alpha=None, **options):
    return layers.Dense(units, **options), lambda layer: layer.enable_lora(2, lora_alpha=alpha)


def heads():
    def adapt(layer):
        for part in (layer._query_dense, layer._key_dense, layer._value_dense, layer._output_dense):
            part.enable_lora(3, lora_alpha=6)

    return layers.MultiHeadAttention(num_heads=2, key_dim=3, name="multi_head_attention"), adapt


def put(layer, x):
    return layer(x, x) if isinstance(layer, layers.MultiHeadAttention) else layer(x)


def plain(layer):
    return layer, lambda layer: None


# Layers with what adapts them, the shape of a row, and its numbers: words below a bound, or any.
CASES = {
    "dense": ((dense(6, 6, activation="tanh", name="dense"), dense(3, name="dense_1")), (5,), None),
    "conv2D": (
        ((layers.Conv2D(3, 3, data_format="channels_first", name="conv2d"), lambda layer: layer.enable_lora(2, lora_alpha=1)),
         plain(layers.Reshape((-1,), name="flatten")), plain(layers.Dense(2, name="dense"))),
        (2, 5, 4), None),
    "attention": (
        ((layers.Embedding(7, 4, name="embedding"), lambda layer: layer.enable_lora(2, lora_alpha=4)),
         heads(), plain(layers.Reshape((-1,), name="flatten")), dense(2, 2, name="dense")),
        (5,), 7),
}


def named(variable):
    """Gives the name that a weight has in nn, and what brings it into nn's layout."""
    path = variable.path.split("/")
    owner = "/".join(path[:-1])
    name = path[-1].replace("lora_kernel_", "kernel/lora_").replace("lora_embeddings_", "embeddings/lora_")
    is_convolution = owner == "conv2d"
    turned = {"kernel": (3, 2, 0, 1), "kernel/lora_a": (3, 2, 0, 1), "kernel/lora_b": (1, 0)} if is_convolution else {}
    return f"{owner}/{name}", turned.get(name)


def weights(model, step):
    lines = []
    for variable in model.weights:
        if "seed" not in variable.path:
            name, axes = named(variable)
            value = np.array(variable.value)
            lines.append(line(f"{step}/{name}", value if axes is None else value.transpose(axes)))
    return lines


def write(name, parts, shape, words, random):
    first = last = keras.Input(shape)
    for layer, _ in parts:
        last = put(layer, last)
    model = keras.Model(first, last)
    for layer, adapt in parts:
        adapt(layer)
    for variable in model.weights:
        if "seed" not in variable.path:
            variable.trainable = "lora" in variable.path
            variable.assign(rounded(random.uniform(-0.5, 0.5, variable.shape)))
    x = (rounded(random.uniform(-1, 1, (ROWS * STEPS, *shape))) if words is None
         else random.integers(0, words, (ROWS * STEPS, *shape)).astype(np.int32))
    y = rounded(random.uniform(-1, 1, (ROWS * STEPS, model.output_shape[-1])))
    lines = [line("inputs", x), line("targets", y), *weights(model, 0)]
    lines.append(line("predicted", np.array(model(x[:ROWS]))))
    model.compile(loss="mean_squared_error", optimizer=keras.optimizers.SGD(RATE))
    losses, evaluated = [], float(ops.mean(ops.square(model(x[:ROWS]) - y[:ROWS])))
    lines.append(line("evaluated", np.array([evaluated, 0])))
    for step in range(STEPS):
        at = slice(step * ROWS, (step + 1) * ROWS)
        losses.append(float(ops.mean(ops.square(model(x[at]) - y[at]))))
        model.train_on_batch(x[at], y[at])
        lines += weights(model, step + 1) if step + 1 in (1, STEPS) else []
    lines += [line("losses", np.array(losses)), line("penalties", np.zeros(STEPS))]
    (TARGET / f"{name}.txt").write_text("".join(each + "\n" for each in lines))


def main():
    TARGET.mkdir(exist_ok=True)
    for seed, (name, (parts, shape, words)) in enumerate(CASES.items()):
        write(name, parts, shape, words, np.random.default_rng(seed))


if __name__ == "__main__":
    main()
