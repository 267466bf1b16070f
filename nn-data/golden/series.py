"""Freezes what Keras's timeseries_dataset_from_array makes of series that nn.series.Golden draws by the same formula.

KERAS_BACKEND=jax python series.py; needs keras, jax and numpy. The lists of Grain, which holds the windows that Keras has
cut, are replaced by Python's."""
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from keras.src.utils import timeseries_dataset_utils as utils

OUT = Path(__file__).parent / "../src/test/resources/nn/series/windows.txt"


class Listed(list):
    def to_iter_dataset(self):
        return self


utils.grain = SimpleNamespace(
    MapDataset=SimpleNamespace(source=Listed),
    experimental=SimpleNamespace(ZipMapDataset=lambda parts: Listed(zip(*parts))))


def series(steps, variables):
    return (np.arange(steps * variables) * 37 % 101).reshape(steps, variables)


# steps, variables, width, horizon, stride, sampling rate, only the last step, targets
CASES = [
    (20, 1, 5, 1, 1, 1, False, []),
    (20, 1, 5, 3, 1, 1, False, []),
    (20, 1, 5, 3, 2, 1, True, []),
    (30, 2, 4, 1, 3, 2, False, []),
    (30, 3, 4, 2, 1, 3, False, [1]),
    (30, 3, 4, 2, 5, 2, True, [2, 0]),
    (31, 3, 2, 4, 4, 1, False, [2, 0]),
    (10, 1, 9, 1, 1, 1, False, []),
    (11, 2, 1, 1, 7, 5, False, []),
]


def main():
    lines = []
    for steps, variables, width, horizon, stride, rate, last, chosen in CASES:
        data = series(steps, variables)
        future = data[:, chosen] if chosen else data
        begin = (width - 1) * rate
        count = steps - begin - horizon * rate
        ahead = [horizon] if last else range(1, horizon + 1)
        targets = np.stack([future[begin + step * rate:][:count] for step in ahead], axis=1)
        windows = utils.timeseries_dataset_from_array(
            data, targets, width, sequence_stride=stride, sampling_rate=rate, batch_size=None, format="grain")
        inputs, outputs = (np.stack(each) for each in zip(*windows))
        numbers = lambda values: ",".join(str(each) for each in values.reshape(-1))
        lines.append(" ".join([
            f"{steps} {variables} {width} {horizon} {stride} {rate} {str(last).lower()}",
            "-".join(map(str, chosen)) or "all", str(len(inputs)), numbers(inputs), numbers(outputs)]))
    OUT.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
