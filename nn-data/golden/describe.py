"""Draws a table with missing values, and writes what pandas' describe(include="all") says of it.

    python nn-data/golden/describe.py nn-data/src/test/resources/nn/table

Needs pandas.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

folder = Path(sys.argv[1])
random = np.random.default_rng(13)
rows = 157
table = pd.DataFrame({
    "age": np.where(random.random(rows) < 0.2, np.nan, random.integers(1, 80, rows)),
    "fare": np.round(random.exponential(30, rows), 4),
    "pressure": random.normal(101325, 900, rows),
    "tiny": random.normal(0, 1e-8, rows),
    "class": random.integers(1, 4, rows),
    "port": random.choice(["Southampton", "Cherbourg", "Queenstown", None], rows, p=[0.6, 0.25, 0.1, 0.05]),
    "name": [f"name {i}" if i % 7 else "name 1" for i in range(rows)],
    "day": pd.Timestamp("2024-01-01") + pd.to_timedelta(random.integers(0, 3000, rows), unit="h"),
})
table.loc[5, "day"] = pd.NaT
table.to_csv(folder / "described.csv", index=False, date_format="%Y-%m-%dT%H:%M:%S")

described = pd.read_csv(folder / "described.csv", parse_dates=["day"]).describe(include="all")
with open(folder / "described.txt", "w") as out:
    for column in described:
        for statistic, value in described[column].items():
            if not pd.isna(value):
                text = value.isoformat() if hasattr(value, "isoformat") else str(value)
                out.write(f"{column}\t{statistic}\t{text}\n")
    for column, missing in table.isna().sum().items():
        out.write(f"{column}\tmissing\t{missing}\n")
