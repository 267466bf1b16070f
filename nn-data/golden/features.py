"""Writes what scikit-learn and pandas make of a table's columns, for FeaturesGoldenTest.

    python features.py ../src/test/resources/nn/table

needs numpy, pandas and scikit-learn (1.9.1 made the files).
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    FunctionTransformer,
    KBinsDiscretizer,
    MinMaxScaler,
    OneHotEncoder,
    OrdinalEncoder,
    StandardScaler,
)
from sklearn.utils import murmurhash3_32

CITIES = ["Graz", "Wien", "Linz", "Salzburg", "Bregenz", "Wörgl", "Sankt Pölten", "東京"]


def table(seed, rows, cities):
    rng = np.random.default_rng(seed)
    age = np.round(rng.normal(35, 12, rows), 1)
    age[rng.random(rows) < 0.2] = np.nan
    city = rng.choice(cities, rows, p=np.arange(len(cities), 0, -1) / sum(range(len(cities) + 1)))
    return pd.DataFrame(
        {
            "age": age,
            "fare": np.round(rng.lognormal(3, 1.2, rows), 2),
            "rooms": np.full(rows, 0.1),
            "sex": rng.choice(["male", "female"], rows),
            "city": city,
            "class": rng.integers(1, 4, rows),
            "sold": pd.Timestamp("2019-11-03") + pd.to_timedelta(rng.integers(0, 40_000, rows), unit="h"),
        }
    )


def fitted(train, test, pipeline, column):
    return pipeline.fit(train[[column]]).transform(test[[column]])


def scaled(strategy, scaler, **options):
    return make_pipeline(SimpleImputer(strategy=strategy, **options), scaler)


def one_hot(**options):
    return OneHotEncoder(sparse_output=False, **options)


def dates(train, test):
    parts = ["year", "month", "day", "weekday", "hour"]
    columns = [[getattr(each["sold"].dt, part).to_numpy(float) for part in parts] for each in (train, test)]
    for each, rows in zip((train, test), columns):
        rows.append(((each["sold"] - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1)).to_numpy())
    return StandardScaler().fit(np.transpose(columns[0])).transform(np.transpose(columns[1]))


def main(folder):
    train, test = table(1, 60, CITIES[:7]), table(2, 25, CITIES)
    test.loc[3, "class"] = 7
    log = make_pipeline(SimpleImputer(strategy="median"), FunctionTransformer(np.log1p), StandardScaler())
    quantiles = KBinsDiscretizer(5, encode="onehot-dense", strategy="quantile", quantile_method="linear", subsample=None)
    index = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    golden = {
        "numbers": fitted(train, test, scaled("median", StandardScaler()), "age"),
        "constant": fitted(train, test, scaled("median", StandardScaler()), "rooms"),
        "mean": fitted(train, test, scaled("mean", StandardScaler()), "age"),
        "mostFrequent": fitted(train, test, scaled("most_frequent", StandardScaler()), "class"),
        "impute": fitted(train, test, scaled("constant", StandardScaler(), fill_value=-3.5), "age"),
        "flagged": fitted(train, test, SimpleImputer(strategy="mean", add_indicator=True), "age"),
        "minMax": fitted(train, test, scaled("median", MinMaxScaler()), "fare"),
        "log": fitted(train, test, log, "fare"),
        "categories": fitted(train, test, one_hot(handle_unknown="ignore"), "city"),
        "numericCategories": fitted(train, test, one_hot(handle_unknown="ignore"), "class"),
        "atMost": fitted(train, test, one_hot(handle_unknown="infrequent_if_exist", max_categories=4), "city"),
        "atLeast": fitted(train, test, one_hot(handle_unknown="infrequent_if_exist", min_frequency=9), "city"),
        "quantiles": fitted(train, test, quantiles, "fare"),
        "indexed": fitted(train, test, index, "city") + 1,
        "hashed": np.eye(16)[[murmurhash3_32(word, seed=0, positive=True) % 16 for word in test["city"]]],
        "dates": dates(train, test),
    }
    train.to_csv(folder / "features-train.csv", index=False, date_format="%Y-%m-%dT%H:%M")
    test.to_csv(folder / "features-test.csv", index=False, date_format="%Y-%m-%dT%H:%M")
    rounded = {name: np.asarray(rows, float).tolist() for name, rows in golden.items()}
    (folder / "features.json").write_text(
        "{\n" + ",\n".join(f'"{name}": {json.dumps(rows)}' for name, rows in rounded.items()) + "\n}\n"
    )


main(Path(sys.argv[1]))
