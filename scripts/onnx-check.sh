#!/usr/bin/env bash
# Exports every layer and activation, and compares the answers of other programs with nn's; then trains by files of
# Onnx.saveTraining in Python: see docs/onnx.md and docs/bring.md.
# Needs Python 3.10 or later with numpy, onnx, onnxruntime and opencv-python-headless; PYTHON names it.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
if ! "$python" -c 'import cv2, numpy, onnx, onnxruntime'; then
    echo "onnx-check: $python lacks a package." >&2
    echo "Maybe $python -m pip install numpy onnx onnxruntime opencv-python-headless, or PYTHON=... names another." >&2
    exit 1
fi

rm -rf nn-onnx/target/onnx-check nn-onnx/target/training-check
./mvnw -q -B -ntp -pl nn-onnx -am test -Dtest=ExportedLayersTest,TrainingFileTest -Dnn.steps=100 \
    -Dsurefire.failIfNoSpecifiedTests=false
failed=0
"$python" scripts/onnx-check.py nn-onnx/target/onnx-check || failed=1
"$python" scripts/training-check.py nn-onnx/target/training-check || failed=1
exit "$failed"
