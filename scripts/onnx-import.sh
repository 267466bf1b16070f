#!/usr/bin/env bash
# Reads the ONNX files of a folder as models, lets each take one step, and prints a table: see docs/onnx.md.
# scripts/onnx-import.sh FOLDER; without one, the models without weights that come with Python's package onnx.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
folder=${1:-$("$python" -c 'import onnx, pathlib; print(pathlib.Path(onnx.__file__).parent / "backend/test/data/light")')}
./mvnw -q -B -ntp -pl nn-onnx -am test -Dtest=ImportTableTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dnn.onnx.folder="$folder" | grep '^|'
