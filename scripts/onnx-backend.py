"""Writes ONNX's own backend tests as files that Java reads, with what ONNX Runtime makes of them in Python.

`write FOLDER` makes of each test FOLDER/NAME/model.onnx and FOLDER/NAME/case.json: its tolerance, its inputs and expected
outputs as numbers, and what Python's ONNX Runtime did with it, each in a process of its own: agrees, differs, refuses or
ends. `table FOLDER` reads what Java wrote beside them, FOLDER/NAME/java.txt, and prints the table for docs/onnx.md; it
ends with 1 where Java ended, or refuses one that Python runs for another reason than numbers beyond 32 bits.
"""

import collections
import json
import multiprocessing
import os
import sys
import warnings
from pathlib import Path

import numpy
import onnx
import onnxruntime
from onnx import TensorProto, numpy_helper
from onnx.backend.test.case.node import collect_testcases
from onnx.backend.test.loader import load_model_tests
from onnx.backend.test.runner import Runner

KINDS = ["node", "simple", "pytorch-operator", "pytorch-converted"]


def stored(folder, name, kind, info):
    """Reads a value that stands in a file: a tensor, a sequence or an optional one."""
    raw = (folder / name).read_bytes()
    if kind == "sequence_type":
        return numpy_helper.to_list(onnx.SequenceProto.FromString(raw))
    if kind == "optional_type":
        return numpy_helper.to_optional(onnx.OptionalProto.FromString(raw))
    return numpy_helper.to_array(TensorProto.FromString(raw))


def cases():
    """Gives name, kind, model, sets of inputs and outputs, and tolerances."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for case in collect_testcases(None):
            sets = [[[plain(each) for each in part] for part in data] for data in case.data_sets]
            yield case.name, "node", case.model, sets, case.rtol, case.atol
    for kind in KINDS[1:]:
        for case in load_model_tests(kind=kind):
            folder = Path(case.model_dir)
            model = onnx.load(folder / "model.onnx")
            sets = []
            for data in sorted(folder.glob("test_data_set_*")):
                parts = []
                for word, ports in (("input", model.graph.input), ("output", model.graph.output)):
                    files = sorted(data.glob(f"{word}_*.pb"), key=lambda file: int(file.stem.rsplit("_", 1)[1]))
                    parts.append([stored(data, file.name, port.type.WhichOneof("value"), port)
                                  for file, port in zip(files, ports)])
                sets.append(parts)
            yield case.name, kind, model, sets, case.rtol, case.atol


def plain(value):
    if isinstance(value, TensorProto):
        return numpy_helper.to_array(value)
    return numpy.asarray(value) if isinstance(value, numpy.generic) else value


def described(value):
    """Makes of a value what JSON can hold."""
    if value is None:
        return {"kind": "nothing"}
    if isinstance(value, dict):
        return {"kind": "map", "keys": list(value), "values": [float(each) for each in value.values()]}
    if isinstance(value, (list, tuple)):
        return {"kind": "sequence", "values": [described(each) for each in value]}
    array = numpy.asarray(value)
    if array.dtype.kind in "OUS":
        words = [each.decode() if isinstance(each, bytes) else str(each) for each in array.reshape(-1)]
        return {"kind": "strings", "dims": array.shape, "values": words}
    whole = array.dtype.kind in "iub" or array.dtype.name.startswith(("int", "uint"))
    numbers = array.reshape(-1).astype(object if array.dtype == numpy.uint64 else numpy.int64 if whole else numpy.float64)
    kind = "complex" if array.dtype.kind == "c" else "whole" if whole else "float"
    return {"kind": kind, "type": array.dtype.name, "dims": array.shape,
            "values": [] if kind == "complex" else [each if numpy.isfinite(each) else str(each) for each in numbers.tolist()]}


def fed(value, port):
    """Makes of a value what Python's ONNX Runtime takes."""
    if isinstance(value, numpy.ndarray) and value.dtype.num >= 256 and port.type.HasField("tensor_type"):
        if value.dtype.name.endswith(("int4", "int2", "e2m1fn")):
            raise NotImplementedError("Python hands no numbers over that share a byte")
        element = port.type.tensor_type.elem_type
        width = numpy.uint16 if value.dtype.itemsize == 2 else numpy.uint8
        return onnxruntime.OrtValue.ortvalue_from_numpy_with_onnx_type(numpy.ascontiguousarray(value).view(width), element)
    return value


def typed(answer, expected):
    """Reads the bytes of a type that numpy does not have as what they are."""
    foreign = isinstance(expected, numpy.ndarray) and expected.dtype.num >= 256 and answer.dtype != expected.dtype
    return answer.view(expected.dtype) if foreign else answer


def run(model, sets, rtol, atol):
    """Says what Python's ONNX Runtime does with a test."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1
    try:
        session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
        found = []
        for inputs, _ in sets:
            feeds = {port.name: fed(value, port) for port, value in zip(model.graph.input, inputs)}
            if any(isinstance(each, onnxruntime.OrtValue) for each in feeds.values()):
                feeds = {name: each if isinstance(each, onnxruntime.OrtValue)
                         else onnxruntime.OrtValue.ortvalue_from_numpy(each) for name, each in feeds.items()}
                answer = session.run_with_ort_values([each.name for each in model.graph.output], feeds)
                found.append([each.numpy() for each in answer])
            else:
                found.append(session.run(None, feeds))
    except Exception as refused:
        return "refuses", " ".join(str(refused).split())[:300]
    try:
        for (_, expected), answer in zip(sets, found):
            Runner.assert_similar_outputs(expected, [typed(*each) for each in zip(answer, expected)], rtol, atol)
    except Exception as differs:
        return "differs", " ".join(str(differs).split())[:300]
    return "agrees", ""


def apart(function, *arguments):
    """Runs in a process of its own, which may end."""
    receiver, sender = multiprocessing.Pipe(False)
    child = multiprocessing.Process(target=lambda: sender.send(function(*arguments)))
    child.start()
    sender.close()
    try:
        return receiver.recv()
    except EOFError:
        child.join()
        return "ends", f"exit code {child.exitcode}"
    finally:
        child.join()


def write(folder):
    multiprocessing.set_start_method("fork")
    os.environ["OMP_NUM_THREADS"] = "1"
    for name, kind, model, sets, rtol, atol in cases():
        home = folder / name
        home.mkdir(parents=True, exist_ok=True)
        (home / "model.onnx").write_bytes(model.SerializeToString())
        outcome, words = apart(run, model, sets, rtol, atol)
        described_sets = [{"inputs": {port.name: described(value) for port, value in zip(model.graph.input, inputs)},
                           "outputs": {port.name: described(value) for port, value in zip(model.graph.output, outputs)}}
                          for inputs, outputs in sets]
        (home / "case.json").write_text(json.dumps(
            {"kind": kind, "rtol": rtol, "atol": atol, "python": outcome, "words": words, "sets": described_sets}))


def table(folder):
    """Prints the table, and gives the cases that Python runs and Java does not, or otherwise."""
    counts = collections.defaultdict(collections.Counter)
    odd = []
    for home in sorted(folder.iterdir()):
        case = json.loads((home / "case.json").read_text())
        outcome, words = (home / "java.txt").read_text().split("\n", 1)
        kind = counts[case["kind"]]
        kind["cases"] += 1
        kind["python", case["python"]] += 1
        kind["java", outcome] += 1
        runs = case["python"] in ("agrees", "differs")
        if runs and (outcome not in ("agrees", "differs") or case["python"] == "agrees" and outcome == "differs"):
            odd.append((home.name, case["python"], outcome, words.split("\n")[0]))
        kind["lacking"] += runs and outcome not in ("agrees", "differs")
    print(f"ONNX {onnx.__version__}, ONNX Runtime {onnxruntime.__version__} in Python\n")
    print("| tests | cases | Python runs | of them agree | nn runs | of them agree | Python runs, nn refuses |")
    print("|---|---|---|---|---|---|---|")
    counts["all"] = sum(counts.values(), collections.Counter())
    for kind in KINDS + ["all"]:
        count = counts[kind]
        row = [kind, count["cases"]]
        for program in ("python", "java"):
            row += [count[program, "agrees"] + count[program, "differs"], count[program, "agrees"]]
        print("| " + " | ".join(str(each) for each in row + [count["lacking"]]) + " |")
    print("\n| test | Python | nn | in nn |\n|---|---|---|---|")
    for row in odd:
        print("| " + " | ".join(row) + " |")
    ended = counts["all"]["java", "ends"] + counts["all"]["java", "throws"]
    unexplained = [row for row in odd if row[2] == "refuses" and "beyond 32 bits" not in row[3]]
    return 1 if ended or unexplained else 0


if __name__ == "__main__":
    sys.exit({"write": write, "table": table}[sys.argv[1]](Path(sys.argv[2])))
