#!/usr/bin/env bash
# Trains by files that Onnx.saveTraining wrote for 100 steps in onnxruntime-web, in WebAssembly, and compares losses and
# what was learned with nn's own; then teaches a network a sign, as the page of ./nn web --train does: see docs/bring.md.
# Needs Node.js 20 or later with npm, which brings the version that nn-examples/web/package-lock.json names.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v node > /dev/null || ! command -v npm > /dev/null; then
    echo "web-training: node or npm is missing." >&2
    echo "Maybe install Node.js 20 or later." >&2
    exit 1
fi

npm ci --prefix nn-examples/web --silent --no-audit --no-fund
rm -rf nn-onnx/target/training-check
./mvnw -q -B -ntp -pl nn-onnx -am test -Dtest=TrainingFileTest -Dnn.steps=100 -Dsurefire.failIfNoSpecifiedTests=false
node scripts/web-training.mjs nn-onnx/target/training-check

mkdir -p nn-examples/target/lesson
./nn lesson --data builtin --batch 16 --out nn-examples/target/lesson
node nn-examples/web/teach.mjs nn-examples/target/lesson
