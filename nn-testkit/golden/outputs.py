"""Writes the golden files of networks with several outputs, which Keras itself compiles and trains. See README.md."""

import pathlib
import sys
import zlib

import numpy as np

import reference  # Chooses the backend, and must come before Keras.
import keras
from keras import layers
from generate import line, rounded

HERE = pathlib.Path(__file__).parent
STEPS, ROWS = reference.STEPS, 4
CASES = {
    "sgd": lambda: keras.optimizers.SGD(0.1),
    "adam": lambda: keras.optimizers.Adam(0.01),
}


def network():
    source = keras.Input((5,))
    seen = layers.Dense(4, "tanh", name="dense", kernel_regularizer=keras.regularizers.L2(0.02))(source)
    return keras.Model(source, [layers.Dense(3, "softmax", name="kind")(seen), layers.Dense(2, name="price")(seen)])


def state(model, optimizer, step):
    tensors = {f"{step}/{each.path}": np.array(each.value) for each in model.variables}
    for slot, attribute in dict(m="_momentums", v="_velocities").items():
        for variable, value in zip(model.trainable_variables, getattr(optimizer, attribute, [])):
            tensors[f"{step}/{variable.path}:{slot}"] = np.array(value.value)
    return tensors


def make(name):
    keras.config.set_floatx("float64")
    random = np.random.default_rng(zlib.crc32(name.encode()))
    model = network()
    optimizer = CASES[name]()
    model.compile(optimizer, loss={"kind": "categorical_crossentropy", "price": "mse"},
                  loss_weights={"kind": 1.0, "price": 0.3})
    rows = STEPS * ROWS
    x = rounded(random.uniform(-1.5, 1.5, (rows, 5)))
    kind = np.eye(3, dtype=np.float32)[random.integers(0, 3, rows)]
    price = rounded(random.uniform(-1, 1, (rows, 2)))
    weights = rounded(random.uniform(0.2, 2, rows))
    for each in model.variables:
        each.assign(rounded(random.uniform(-0.9, 0.9, each.shape)).astype("float64"))
    tensors = {"inputs": x, "targets": kind, "targets@1": price, "sampleWeights@1": weights}
    tensors |= {key: value for key, value in state(model, optimizer, 0).items() if ":" not in key}
    double = lambda value, step: value[step * ROWS:(step + 1) * ROWS].astype("float64")

    def told(method, step):
        model.reset_metrics()
        told = method(double(x, step), [double(kind, step), double(price, step)],
                      sample_weight=[np.ones(ROWS), double(weights, step)], return_dict=True)
        return [float(told[key]) for key in ("loss", "kind_loss", "price_loss")]

    predicted = model.predict_on_batch(double(x, 0))
    tensors |= {"predicted": predicted[0], "predicted@1": predicted[1], "evaluated": np.array(told(model.test_on_batch, 0))}
    losses = []
    for step in range(STEPS):
        losses.append(told(model.train_on_batch, step))
        if step in (0, STEPS - 1):
            tensors |= state(model, optimizer, step + 1)
    tensors["losses"] = np.array(losses)
    return tensors


def main():
    for name in CASES:
        path = HERE / "outputs" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(line(*item) + "\n" for item in make(name).items()), encoding="ascii")


if __name__ == "__main__":
    sys.exit(main())
