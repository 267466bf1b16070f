"""Compares what other programs make of exported files with what nn predicted.

Reads a folder of NAME.onnx with NAME.input and NAME.output: the rows, in the input's type, and nn's answers, in
float32, as raw numbers. Each file must pass onnx.checker in full, and ONNX Runtime, at every level of optimization, and
onnx.reference must agree with nn; OpenCV's DNN module must agree where it takes the file, and may refuse what it lacks. Ends with 1 where one does not.
"""

import sys
from pathlib import Path

import cv2
import numpy
import onnx
import onnxruntime
from onnx.reference import ReferenceEvaluator

TOLERANCE = 1e-5


def runtime(level):
    def run(file, rows):
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = level
        session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        return session.run(["output"], {"input": rows})[0]

    return run


def reference(file, rows):
    return ReferenceEvaluator(file).run(["output"], {"input": rows})[0]


def opencv(file, rows):
    network = cv2.dnn.readNetFromONNX(file)
    network.setInput(rows, "input")
    return network.forward("output")


LEVELS = onnxruntime.GraphOptimizationLevel
PROGRAMS = {
    "as written": runtime(LEVELS.ORT_DISABLE_ALL),
    "basic": runtime(LEVELS.ORT_ENABLE_BASIC),
    "extended": runtime(LEVELS.ORT_ENABLE_EXTENDED),
    "all": runtime(LEVELS.ORT_ENABLE_ALL),
    "reference": reference,
    "OpenCV": opencv,
}


def verdict(program, file, rows, expected):
    """Gives the greatest difference, or why there is none, and whether that is well."""
    try:
        found = program(file, rows)
    except cv2.error as refused:
        return "refused: " + " ".join(refused.err.split()), True
    if found.size != expected.size:
        return f"wrong: {found.shape} instead of {expected.shape}", False
    difference = numpy.abs(found.reshape(expected.shape) - expected).max()
    agrees = difference <= TOLERANCE * max(1, numpy.abs(expected).max())
    return f"{difference:.1e}" if agrees else f"wrong by {difference:.1e}", bool(agrees)


def check(path):
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    given = model.graph.input[0].type.tensor_type
    dims = [dim.dim_value for dim in given.shape.dim][1:]
    kind = onnx.helper.tensor_dtype_to_np_dtype(given.elem_type)
    rows = numpy.fromfile(path.with_suffix(".input"), kind).reshape(-1, *dims)
    expected = numpy.fromfile(path.with_suffix(".output"), numpy.float32).reshape(len(rows), -1)
    verdicts = [verdict(program, str(path), rows, expected) for program in PROGRAMS.values()]
    print(f"{path.stem:38}" + "".join(f"{text:>11}" for text, _ in verdicts), flush=True)
    return all(well for _, well in verdicts)


def main(folder):
    paths = sorted(Path(folder).glob("*.onnx"))
    print(f"onnx {onnx.__version__}, onnxruntime {onnxruntime.__version__}, OpenCV {cv2.__version__}")
    print(f"{'file':38}" + "".join(f"{name:>11}" for name in PROGRAMS))
    wrong = [path.stem for path in paths if not check(path)]
    print(f"{len(paths) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
