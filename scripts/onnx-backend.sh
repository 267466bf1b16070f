#!/usr/bin/env bash
# Runs ONNX's own backend tests by Onnx.open, all in one JVM, and prints the table of docs/onnx.md.
# Needs Python 3.10 or later with numpy, onnx and onnxruntime; PYTHON names it.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
if ! "$python" -c 'import numpy, onnx, onnxruntime'; then
    echo "onnx-backend: $python lacks a package." >&2
    echo "Maybe $python -m pip install numpy onnx onnxruntime, or PYTHON=... names another." >&2
    exit 1
fi

cases=$PWD/nn-onnx/target/onnx-backend
rm -rf "$cases"
"$python" scripts/onnx-backend.py write "$cases"
./mvnw -q -B -ntp -pl nn-onnx -am test -Dtest=BackendTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dnn.onnx.backend="$cases"
"$python" scripts/onnx-backend.py table "$cases"
