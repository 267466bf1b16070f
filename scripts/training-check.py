"""Trains by files that Onnx.saveTraining wrote, by their contract alone, in ONNX Runtime for Python, and compares with nn.

Reads a folder of NAME.onnx with NAME.features, NAME.targets, NAME.losses and NAME.state: the rows of all steps, each
step's loss, and weights and slots after the last one, as raw numbers. All steps are one run. Holds each file, and the
model within, to onnx.checker, and its ops to ONNX's own; ends with 1 where something differs by more than 1e-5, times the
greatest number where that is above 1.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime

TOLERANCE = 1e-5
TYPES = {"int32": np.int32, "int64": np.int64, "float32": np.float32}


def domains(graph):
    """Lists whose ops a graph holds, those of graphs within it too."""
    for node in graph.node:
        yield node.domain
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from domains(attribute.g)


def difference(expected, found):
    return np.abs(expected - found).max() / max(1, np.abs(expected).max())


def rows(path, port, steps):
    return np.fromfile(path, TYPES[port["type"]]).reshape([steps, -1] + port["dims"][2:])


def state(contract, model):
    """Reads the state from its places in the model."""
    return {
        part["name"]: np.frombuffer(model[part["offset"] : part["offset"] + part["bytes"]], TYPES[part["type"]]).reshape(
            part["dims"]
        )
        for part in contract["state"]
    }


def check(file):
    raw = file.read_bytes()
    proto = onnx.load_from_string(raw)
    onnx.checker.check_model(proto, full_check=True)
    if set(domains(proto.graph)) != {""}:
        raise ValueError("has ops that are not ONNX's own")
    contract = json.loads({entry.key: entry.value for entry in proto.metadata_props}["nn.training"])
    place = contract["model"]
    model = raw[place["offset"] : place["offset"] + place["bytes"]]
    onnx.checker.check_model(onnx.load_from_string(model), full_check=True)

    losses = np.fromfile(file.with_suffix(".losses"), np.float32)
    rates = contract["learningRate"]["values"]
    features, targets = contract["features"][0], contract["targets"][0]
    session = onnxruntime.InferenceSession(raw)
    names = [output.name for output in session.get_outputs()]
    given = {
        **state(contract, model),
        features["name"]: rows(file.with_suffix(".features"), features, len(losses)),
        targets["name"]: rows(file.with_suffix(".targets"), targets, len(losses)),
        contract["learningRate"]["name"]: np.broadcast_to(np.array(rates, np.float32), len(losses)).copy(),
    }
    found = dict(zip(names, session.run(None, given)))
    learned = np.concatenate([found[part["saved"]].ravel() for part in contract["state"] if part["type"] == "float32"])
    expected = np.fromfile(file.with_suffix(".state"), np.float32)
    return len(losses), difference(losses, found[contract["loss"]["name"]]), difference(expected, learned)


def main(folder):
    files = sorted(Path(folder).glob("*.onnx"))
    failed = 0
    print(f"onnx {onnx.__version__}, ONNX Runtime {onnxruntime.__version__}")
    for file in files:
        try:
            steps, loss, learned = check(file)
            passes = max(loss, learned) <= TOLERANCE
            text = f"{steps} steps, loss {loss:.1e}, state {learned:.1e}"
        except Exception as refused:  # whatever goes wrong is this file's result
            passes, text = False, f"refused: {refused}"
        failed += not passes
        print(f"{file.stem:50} {text}{'' if passes else '  FAILED'}")
    print(f"{len(files) - failed} passed, {failed} failed")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
