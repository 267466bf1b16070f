"""Writes what Keras's schedules and metrics give, for the tests of nn-api. See README.md."""

import pathlib

import numpy as np
from sklearn.metrics import classification_report

from reference import keras

HERE = pathlib.Path(__file__).parent
TABLES = HERE / "../../nn-api/src/test/resources/nn/golden"

schedules = keras.optimizers.schedules
metrics = keras.metrics

SCHEDULES = {
    "exponential rate=0.1 steps=4 decay=0.5": schedules.ExponentialDecay(0.1, 4, 0.5),
    "exponential rate=0.1 steps=4 decay=0.5 staircase": schedules.ExponentialDecay(0.1, 4, 0.5, staircase=True),
    "piecewise boundaries=3,7 rates=0.1,0.05,0.01": schedules.PiecewiseConstantDecay([3, 7], [0.1, 0.05, 0.01]),
    "polynomial rate=0.1 steps=8 end=0.02": schedules.PolynomialDecay(0.1, 8, 0.02),
    "polynomial rate=0.1 steps=8 end=0.02 power=2": schedules.PolynomialDecay(0.1, 8, 0.02, power=2.0),
    "polynomial rate=0.1 steps=4 end=0.02 power=0.5 cycle": schedules.PolynomialDecay(0.1, 4, 0.02, power=0.5, cycle=True),
    "inverseTime rate=0.1 steps=4 decay=0.5": schedules.InverseTimeDecay(0.1, 4, 0.5),
    "inverseTime rate=0.1 steps=4 decay=0.5 staircase": schedules.InverseTimeDecay(0.1, 4, 0.5, staircase=True),
    "cosine rate=0.1 steps=8": schedules.CosineDecay(0.1, 8),
    "cosine rate=0.1 steps=8 alpha=0.2": schedules.CosineDecay(0.1, 8, alpha=0.2),
    "cosine rate=0.01 steps=8 alpha=0.2 warmupTarget=0.1 warmupSteps=4": schedules.CosineDecay(
        0.01, 8, alpha=0.2, warmup_target=0.1, warmup_steps=4),
    "cosineRestarts rate=0.1 steps=3": schedules.CosineDecayRestarts(0.1, 3),
    "cosineRestarts rate=0.1 steps=3 tMul=1.5 mMul=0.5 alpha=0.1": schedules.CosineDecayRestarts(
        0.1, 3, t_mul=1.5, m_mul=0.5, alpha=0.1),
}


def write_schedules():
    lines = [f"{name}: " + " ".join(repr(float(schedule(step))) for step in range(16))
             for name, schedule in SCHEDULES.items()]
    (TABLES / "schedules.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


def data(random):
    """Gives, for each kind of metric, predictions and targets of 12 rows."""
    one = random.permutation(np.arange(5, 98, 8) / 100)[:, None]
    several = np.round(random.dirichlet(np.ones(4), 12), 3)
    labels = np.where(random.uniform(size=12) < 0.5, several.argmax(1), random.integers(0, 4, 12))
    bit = (one + random.normal(0, 0.4, one.shape) > 0.5).astype(float)
    return {
        "binary": (one, bit),
        "bits": (np.round(random.uniform(0, 1, (12, 3)), 3), random.integers(0, 2, (12, 3)).astype(float)),
        "onehot": (several, np.eye(4)[labels]),
        "labels": (several, labels),
        "values": (np.round(random.normal(0, 1, (12, 3)), 3), np.round(random.normal(0, 1, (12, 3)), 3)),
    }


# A threshold between every two predictions makes Keras's area the exact one.
METRICS = {
    "binaryAccuracy": ("bits", metrics.BinaryAccuracy),
    "binaryAccuracy threshold=0.3": ("bits", lambda: metrics.BinaryAccuracy(threshold=0.3)),
    "categoricalAccuracy": ("onehot", metrics.CategoricalAccuracy),
    "sparseCategoricalAccuracy": ("labels", metrics.SparseCategoricalAccuracy),
    "topKCategoricalAccuracy k=2": ("onehot", lambda: metrics.TopKCategoricalAccuracy(k=2)),
    "sparseTopKCategoricalAccuracy k=2": ("labels", lambda: metrics.SparseTopKCategoricalAccuracy(k=2)),
    "sparseTopKCategoricalAccuracy k=3": ("labels", lambda: metrics.SparseTopKCategoricalAccuracy(k=3)),
    "precision": ("binary", metrics.Precision),
    "precision threshold=0.3": ("binary", lambda: metrics.Precision(thresholds=0.3)),
    "precision several": ("bits", metrics.Precision),
    "precision class=2": ("onehot", lambda: metrics.Precision(class_id=2, top_k=1)),
    "recall": ("binary", metrics.Recall),
    "recall threshold=0.3": ("binary", lambda: metrics.Recall(thresholds=0.3)),
    "recall several": ("bits", metrics.Recall),
    "recall class=2": ("onehot", lambda: metrics.Recall(class_id=2, top_k=1)),
    "f1 threshold=0.5": ("binary", lambda: metrics.F1Score(average="micro", threshold=0.5)),
    "f1 average=macro": ("onehot", lambda: metrics.F1Score(average="macro")),
    "f1 average=micro": ("onehot", lambda: metrics.F1Score(average="micro")),
    "f1 average=weighted": ("onehot", lambda: metrics.F1Score(average="weighted")),
    "auc": ("binary", metrics.AUC),
    "meanAbsoluteError": ("values", metrics.MeanAbsoluteError),
    "meanSquaredError": ("values", metrics.MeanSquaredError),
    "rootMeanSquaredError": ("values", metrics.RootMeanSquaredError),
    "r2": ("values", metrics.R2Score),
    "meanAbsolutePercentageError": ("values", metrics.MeanAbsolutePercentageError),
    "meanSquaredLogarithmicError": ("values", metrics.MeanSquaredLogarithmicError),
    "logCoshError": ("values", metrics.LogCoshError),
    "cosineSimilarity": ("values", metrics.CosineSimilarity),
    "meanIoU": ("labels", lambda: metrics.MeanIoU(num_classes=4, sparse_y_pred=False, dtype="float32")),
    "oneHotMeanIoU": ("onehot", lambda: metrics.OneHotMeanIoU(num_classes=4, dtype="float32")),
    "iou classes=1,3": ("onehot", lambda: metrics.OneHotIoU(num_classes=4, target_class_ids=[1, 3], dtype="float32")),
    "binaryIoU": ("bits", lambda: metrics.BinaryIoU(dtype="float32")),
    "binaryIoU yes": ("bits", lambda: metrics.BinaryIoU(target_class_ids=[1], threshold=0.3, dtype="float32")),
}


def numbers(name, array, kind):
    array = np.asarray(array)
    values = map(str, array.ravel()) if kind == "int32" else (repr(float(each)) for each in array.ravel())
    return " ".join((name, kind, "x".join(map(str, array.shape)), *values))


def write_metrics():
    keras.config.set_floatx("float64")
    random = np.random.default_rng(7)
    rows, weights, lines = data(random), np.round(random.uniform(0.2, 2, 12), 2), []
    for kind, (predictions, targets) in rows.items():
        lines.append(numbers(f"{kind}/predictions", predictions, "float32"))
        lines.append(numbers(f"{kind}/targets", targets, "int32" if kind == "labels" else "float32"))
    lines.append(numbers("sampleWeights", weights, "float32"))
    for name, (kind, make) in METRICS.items():
        for word, chosen in (("plain", None), ("weighted", weights)):
            metric = make()
            for part in (slice(0, 5), slice(5, 12)):
                counted = None if chosen is None else chosen[part]
                if counted is not None and isinstance(metric, metrics.BinaryIoU):
                    counted = np.repeat(counted[:, None], 3, 1)
                metric.update_state(rows[kind][1][part], rows[kind][0][part], counted)
            lines.append(f"{word} {kind} {name}: {float(np.mean(metric.result()))!r}")
    (TABLES / "metrics.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


def write_report():
    """Writes labels, predictions and what scikit-learn reports of them."""
    random = np.random.default_rng(11)
    lines = []
    for names in (["0", "1", "2"], ["setosa", "versicolor, the many-coloured", "virginica", "none of these"]):
        labels = random.integers(0, len(names), 40)
        taken = np.where(random.uniform(size=40) < 0.6, labels, random.integers(0, 2, 40))
        report = classification_report(labels, taken, target_names=names, zero_division=0)
        lines += [" ".join(map(str, labels)), " ".join(map(str, taken)), "|".join(names), report]
    (TABLES / "report.txt").write_text("\n".join(lines), encoding="ascii")


if __name__ == "__main__":
    write_report()
    TABLES.mkdir(parents=True, exist_ok=True)
    write_schedules()
    write_metrics()
