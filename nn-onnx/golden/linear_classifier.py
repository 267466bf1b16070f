"""Writes files such as scikit-learn's converter makes by default, with what scikit-learn itself predicts.

Usage: python linear_classifier.py FOLDER. Needs numpy, onnx and scikit-learn. Of a logistic regression on three kinds of
iris, once with words and once with numbers as classes: ai.onnx.ml's LinearClassifier, Normalizer and ZipMap, wired as its
converter, skl2onnx, does; put together by onnx.helper.
"""

import json
import sys
from pathlib import Path

import numpy
from onnx import TensorProto, checker, helper
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression


def classifier(folder, name, labels):
    flowers = load_iris()
    x = flowers.data.astype(numpy.float32)
    y = numpy.array(labels)[flowers.target]
    model = LogisticRegression(max_iter=1000).fit(x, y)
    words = isinstance(labels[0], str)
    classes = {"classlabels_strings": labels} if words else {"classlabels_ints": labels}
    zipped = {"classlabels_strings": labels} if words else {"classlabels_int64s": labels}
    nodes = [
        helper.make_node(
            "LinearClassifier", ["X"], ["label", "scores"], domain="ai.onnx.ml", post_transform="SOFTMAX", multi_class=1,
            coefficients=model.coef_.reshape(-1).tolist(), intercepts=model.intercept_.tolist(), **classes),
        helper.make_node("Normalizer", ["scores"], ["probabilities"], domain="ai.onnx.ml", norm="L1"),
        helper.make_node("Identity", ["label"], ["output_label"]),
        helper.make_node("ZipMap", ["probabilities"], ["output_probability"], domain="ai.onnx.ml", **zipped),
    ]
    key = TensorProto.STRING if words else TensorProto.INT64
    maps = helper.make_map_type_proto(key, helper.make_tensor_type_proto(TensorProto.FLOAT, None))
    graph = helper.make_graph(
        nodes, "iris",
        [helper.make_tensor_value_info("X", TensorProto.FLOAT, [None, 4])],
        [helper.make_tensor_value_info("output_label", key, [None]),
         helper.make_value_info("output_probability", helper.make_sequence_type_proto(maps))])
    file = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("ai.onnx.ml", 3)], ir_version=8)
    checker.check_model(file)
    rows = x[::30]
    (folder / f"{name}.onnx").write_bytes(file.SerializeToString())
    (folder / f"{name}.json").write_text(json.dumps({
        "rows": rows.tolist(), "labels": model.predict(rows).tolist(), "probabilities": model.predict_proba(rows).tolist()}))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    classifier(target, "iris-words", ["setosa", "versicolor", "virginica"])
    classifier(target, "iris-numbers", [10, 20, 30])
