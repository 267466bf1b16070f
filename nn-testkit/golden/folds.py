"""Writes how scikit-learn divides rows where nothing is random, for the tests of nn-api. See README.md."""

import pathlib

import numpy as np
from sklearn.model_selection import GroupKFold, KFold, StratifiedKFold, StratifiedShuffleSplit, TimeSeriesSplit

HERE = pathlib.Path(__file__).parent
FILE = HERE / "../../nn-api/src/test/resources/nn/golden/folds.txt"


def kinds(random, rows, count):
    """Gives each row a kind, some of which are rare, each at least 5 times."""
    shares = random.dirichlet(np.arange(1, count + 1))
    return np.concatenate([np.repeat(np.arange(count), 5), random.choice(count, rows - 5 * count, p=shares)])[
        random.permutation(rows)]


def words(numbers):
    return " ".join(str(number) for number in numbers)


def tested(splitter, rows, of=None, groups=None):
    """Names the fold that tests each row, -1 for rows never tested."""
    fold = np.full(rows, -1)
    for number, (_, test) in enumerate(splitter.split(np.zeros(rows), of, groups)):
        fold[test] = number
    return fold


def main():
    random = np.random.default_rng(13)
    lines = []
    for rows, count, folds in [(23, 2, 5), (40, 3, 4), (61, 5, 5), (60, 4, 3)]:
        of = kinds(random, rows, count)
        lines.append(f"plain {folds} | {words(of)} | {words(tested(KFold(folds), rows))}")
        lines.append(f"stratified {folds} | {words(of)} | {words(tested(StratifiedKFold(folds), rows, of))}")
        lines.append(f"time {folds} | {words(of)} | {words(tested(TimeSeriesSplit(folds), rows))}")
        groups = random.integers(0, 3 * folds, rows)
        sizes = np.bincount(tested(GroupKFold(folds), rows, None, groups), minlength=folds)
        lines.append(f"grouped {folds} | {words(groups)} | {words(sorted(sizes))}")
        train, _ = next(StratifiedShuffleSplit(1, train_size=0.8, random_state=0).split(of, of))
        lines.append(f"split 0 | {words(of)} | {words(np.bincount(of[train], minlength=count))}")
    FILE.write_text("\n".join(lines) + "\n", encoding="ascii")


main()
