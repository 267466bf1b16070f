#!/usr/bin/env bash
# Exports every layer and activation, and compares the answers of onnxruntime-web, in WebAssembly, with nn's: see
# docs/onnx.md. Needs Node.js 20 or later with npm, which brings the version that nn-examples/web/package-lock.json names.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v node > /dev/null || ! command -v npm > /dev/null; then
    echo "web: node or npm is missing." >&2
    echo "Maybe install Node.js 20 or later." >&2
    exit 1
fi

npm ci --prefix nn-examples/web --silent --no-audit --no-fund
rm -rf nn-onnx/target/onnx-check
./mvnw -q -B -ntp -pl nn-onnx -am test -Dtest=ExportedLayersTest -Dsurefire.failIfNoSpecifiedTests=false
node scripts/web.mjs nn-onnx/target/onnx-check
