"""Learns from the rows that KnownTables left as it did, with scikit-learn, and compares the scores.

    python known-tables.py FOLDER

The rows to learn from and to test with are the same; what is fitted on them, scaling included, is scikit-learn's own.
"""

import csv
import statistics
import sys
import warnings
from math import sqrt
from pathlib import Path

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.impute import SimpleImputer
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

warnings.simplefilter("ignore", ConvergenceWarning)
FOLDER = Path(sys.argv[1])
SEEDS = 8
EPOCHS = 200
# The target, columns of words, columns that nothing is learnt from, and whether the target is a class.
TABLES = {
    "iris": ("species", [], [], True),
    "wine": ("cultivar", [], [], True),
    "breast-cancer": ("diagnosis", [], [], True),
    "diabetes": ("progression", [], [], False),
    "penguins": ("species", ["island", "sex"], [], True),
    "auto-mpg": ("mpg", ["origin"], ["name"], False),
}


def read(name):
    with open(FOLDER / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def missing(field):
    return field in ("", "NA")


def numbers(rows, names):
    return np.array([[np.nan if missing(row[name]) else float(row[name]) for name in names] for row in rows])


def words(train, test, name):
    """One-hot in sorted order; what is missing, or was not seen, is all zeros."""
    known = sorted({row[name] for row in train if not missing(row[name])})
    encoder = OneHotEncoder(categories=[known], handle_unknown="ignore", sparse_output=False)
    encoder.fit([[word] for word in known])
    return [encoder.transform([[row[name]] for row in rows]) for rows in (train, test)]


def score(table, seed):
    target, categories, ignored, classes = TABLES[table]
    train, test = read(f"{table}-{seed}-train.csv"), read(f"{table}-{seed}-test.csv")
    names = [name for name in train[0] if name not in [target, *categories, *ignored]]
    scaler = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    parts = [[scaler.fit_transform(numbers(train, names)), scaler.transform(numbers(test, names))]]
    parts += [words(train, test, name) for name in categories]
    x_train, x_test = (np.hstack(each) for each in zip(*parts))
    kind = str if classes else float
    y_train, y_test = ([kind(row[target]) for row in rows] for rows in (train, test))
    network = (MLPClassifier if classes else MLPRegressor)(
        hidden_layer_sizes=(32,), activation="relu", solver="adam", alpha=0, batch_size=32,
        learning_rate_init=0.005, max_iter=EPOCHS, tol=0, n_iter_no_change=EPOCHS, random_state=seed)
    return network.fit(x_train, y_train).score(x_test, y_test)


def summary(scores):
    return statistics.mean(scores), statistics.stdev(scores) / sqrt(len(scores))


def main():
    ours = {}
    for row in read("nn.csv"):
        ours.setdefault(row["table"], []).append(float(row["score"]))
    good = True
    print(f"| table | score | nn | scikit-learn {__import__('sklearn').__version__} | difference | within two standard errors |")
    print("|---|---|---|---|---|---|")
    for table, (*_, classes) in TABLES.items():
        (mean, error), (other, theirs) = summary(ours[table]), summary([score(table, seed) for seed in range(SEEDS)])
        within = abs(mean - other) <= 2 * sqrt(error**2 + theirs**2)
        good &= within
        print(f"| {table} | {'accuracy' if classes else 'R²'} | {mean:.4f} ± {error:.4f} | {other:.4f} ± {theirs:.4f} "
              f"| {mean - other:+.4f} | {'yes' if within else 'NO'} |", flush=True)
    sys.exit(0 if good else 1)


main()
