"""Writes which shapes Keras's windows give, and how Keras prints a network, for the tests of nn-api. See README.md."""

import pathlib

from reference import keras

TABLES = pathlib.Path(__file__).parent / "../../nn-api/src/test/resources/nn/golden"


def windows():
    """Lists height, width, kernel, stride, dilation, padding and the output's height and width."""
    for size in (5, 6, 7, 8, 28):
        for kernel in (1, 2, 3, 5):
            for stride, dilation in ((1, 1), (2, 1), (3, 1), (1, 2)):
                for padding in ("valid", "same"):
                    if padding == "same" or (kernel - 1) * dilation < size:
                        layer = keras.layers.Conv2D(1, kernel, stride, padding, dilation_rate=dilation)
                        out = layer.compute_output_shape((None, 1, size, size + 1))
                        yield f"{size} {size + 1} {kernel} {stride} {dilation} {padding} {out[2]} {out[3]}\n"


def summary():
    keras.config.set_dtype_policy("float32")
    layers = [keras.layers.Dense(30, "sigmoid"), keras.layers.Dense(10, "sigmoid")]
    lines = []
    keras.Sequential([keras.layers.Input((784,)), *layers]).summary(print_fn=lines.append)
    return "\n".join(lines)


class GlobalAveragePool1D(keras.layers.GlobalAveragePooling1D):
    """Goes by nn's word."""


class Shared(keras.Sequential):
    """Goes by nn's word for layers that are called several times."""


def graphs():
    """Lists, as Keras prints them, two inputs and outputs, a shared layer, a chain in the functional form, long names."""
    layers = keras.layers
    image, facts = keras.Input((1, 6, 6), name="image"), keras.Input((3,), name="facts")
    seen = layers.Flatten(name="flatten")(layers.Conv2D(2, 3, name="conv2d")(image))
    both = layers.Concatenate(name="concatenate")([seen, layers.Dense(4, name="dense")(facts)])
    yield keras.Model([image, facts], [layers.Dense(5, name="kind")(both), layers.Dense(1, name="price")(both)])
    a, b = keras.Input((3,), name="a"), keras.Input((3,), name="b")
    tower = Shared([keras.Input((3,)), layers.Dense(4), layers.Dense(2)], name="tower")
    yield keras.Model([a, b], layers.Dense(2, name="dense")(layers.Subtract(name="subtract")([tower(a), tower(b)])))
    yield keras.Model(a, layers.Dense(2, name="dense_1")(layers.Dense(4, name="dense")(a)))
    words = keras.Input((12, 3), name="the_words_of_the_story_so_far")
    facts = keras.Input((12,), name="everything_that_is_known_about_it")
    states = layers.LSTM(7, return_sequences=True, return_state=True, name="lstm")(words)
    pooled = GlobalAveragePool1D("channels_last", name="global_average_pool1d")(states[0])
    wide = layers.Dense(3000000, name="dense")(layers.BatchNormalization(name="batch_normalization")(facts))
    both = layers.Concatenate(name="concatenate")([pooled, states[2], wide])
    yield keras.Model([words, facts], layers.Dense(1, name="how_much_the_story_is_worth")(both))


def table(model):
    model.name = "functional"
    lines = []
    model.summary(line_length=80, print_fn=lines.append)
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    (TABLES / "windows.txt").write_text("".join(windows()), encoding="ascii")
    (TABLES / "summary.txt").write_text(summary(), encoding="utf-8")
    keras.config.set_dtype_policy("float32")
    for number, model in enumerate(graphs()):
        (TABLES / f"summary-graph{number}.txt").write_text(table(model), encoding="utf-8")
