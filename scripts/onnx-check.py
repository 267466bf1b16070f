"""Compares what other programs make of exported files with what nn predicted.

Reads a folder of NAME.onnx with NAME.input, NAME.input1, … and NAME.output, NAME.output1, …: the rows of each input, in
its type, and nn's answers, in float32, as raw numbers. Each file must pass onnx.checker in full, and ONNX Runtime, at every level of optimization, and
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
    def run(file, rows, outputs):
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = level
        session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        return session.run(outputs, rows)

    return run


def reference(file, rows, outputs):
    for node in onnx.load(file).graph.node:
        for attribute in node.attribute:
            if attribute.name == "activations" and set(attribute.strings) - {b"Sigmoid", b"Tanh"}:
                raise NotImplementedError(f"{node.op_type} takes sigmoid and tanh, whatever is asked for")
    return ReferenceEvaluator(file).run(outputs, rows)


def opencv(file, rows, outputs):
    network = cv2.dnn.readNetFromONNX(file)
    for name, each in rows.items():
        network.setInput(each, name)
    return network.forward(outputs)


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
        found = program(file, rows, list(expected))
    except (cv2.error, NotImplementedError, RuntimeError) as refused:
        return "refused: " + " ".join(str(refused).split()), program in (reference, opencv)
    difference = 0
    agrees = True
    for got, answers in zip(found, expected.values()):
        if got.size != answers.size:
            return f"wrong: {got.shape} instead of {answers.shape}", False
        apart = numpy.abs(got.reshape(answers.shape) - answers).max()
        agrees &= bool(apart <= TOLERANCE * max(1, numpy.abs(answers).max()))
        difference = max(difference, apart)
    return f"{difference:.1e}" if agrees else f"wrong by {difference:.1e}", agrees


def numbers(path, kind, ports, dtype):
    """Reads the numbers of those ports, of all from the first on, that have a file."""
    files = [path.with_suffix(f".{kind}{i or ''}") for i in range(len(ports))]
    return {port.name: numpy.fromfile(file, dtype(port)) for port, file in zip(ports, files) if file.exists()}


def kind(port):
    return onnx.helper.tensor_dtype_to_np_dtype(port.type.tensor_type.elem_type)


def check(path):
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    rows = numbers(path, "input", model.graph.input, kind)
    for port in model.graph.input:
        dims = [dim.dim_value for dim in port.type.tensor_type.shape.dim][1:]
        rows[port.name] = rows[port.name].reshape(-1, *dims)
    count = len(next(iter(rows.values())))
    answers = numbers(path, "output", model.graph.output, lambda port: numpy.float32)
    expected = {name: numbers.reshape(count, -1) for name, numbers in answers.items()}
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
