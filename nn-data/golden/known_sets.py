"""Writes the small known sets as CSV files, and what their columns add up to.

    python known_sets.py PENGUINS MPG

needs scikit-learn; PENGUINS is the file penguins.csv of palmerpenguins 0.1.1, MPG a file of UCI's Auto MPG with the columns
mpg, cylinders, displacement, horsepower, weight, acceleration, model_year, origin (usa, japan, europe) and name.
"""

import csv
import math
import sys
from pathlib import Path

from sklearn import datasets

HERE = Path(__file__).parent
RESOURCES = HERE / "../src/main/resources/nn/datasets"
SUMS = HERE / "../src/test/resources/nn/datasets/sums.csv"


def text(value):
    """The shortest decimal number that is the same double, whole ones without a point."""
    return str(int(value)) if value == int(value) else repr(float(value))


def word(name):
    return name.replace(" (cm)", "").replace(" ", "_").replace("/", "_")


def classes(bunch, target):
    header = [word(name) for name in bunch.feature_names] + [target]
    rows = [
        [text(value) for value in row] + [str(bunch.target_names[label])]
        for row, label in zip(bunch.data, bunch.target)
    ]
    return [header] + rows


def values(bunch, target):
    rows = [[text(value) for value in row] + [text(goal)] for row, goal in zip(bunch.data, bunch.target)]
    return [list(bunch.feature_names) + [target]] + rows


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def numbers(column):
    try:
        return [float(field) for field in column if field not in ("", "NA")]
    except ValueError:
        return None


def main():
    tables = {
        "iris": classes(datasets.load_iris(), "species"),
        "wine": classes(datasets.load_wine(), "cultivar"),
        "breast-cancer": classes(datasets.load_breast_cancer(), "diagnosis"),
        "diabetes": values(datasets.load_diabetes(scaled=False), "progression"),
        "penguins": read(sys.argv[1]),
        "auto-mpg": read(sys.argv[2]),
    }
    RESOURCES.mkdir(parents=True, exist_ok=True)
    SUMS.parent.mkdir(parents=True, exist_ok=True)
    sums = [["set", "column", "rows", "numbers", "sum"]]
    for name, (header, *rows) in tables.items():
        with open(RESOURCES / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([header] + rows)
        for title, column in zip(header, zip(*rows)):
            found = numbers(column)
            if found is not None:
                sums.append([name, title, len(rows), len(found), repr(math.fsum(found))])
    with open(SUMS, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(sums)


main()
