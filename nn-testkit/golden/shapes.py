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


if __name__ == "__main__":
    (TABLES / "windows.txt").write_text("".join(windows()), encoding="ascii")
    (TABLES / "summary.txt").write_text(summary(), encoding="utf-8")
