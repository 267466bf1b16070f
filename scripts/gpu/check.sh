#!/usr/bin/env bash
# The check itself, in the folder that scripts/gpu-check.sh lays out: kit, table of works, table of peers.
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
. "$here/arguments.sh"
end=$(($(date +%s) + 60 * minutes))

data=$here/mnist
[ -d "$data" ] || data=${NN_MNIST_DIR:-$here/mnist}
if [ -x "$here/jre/bin/java" ]; then
    java=$here/jre/bin/java
else
    java=${JAVA_HOME:+$JAVA_HOME/bin/}java
fi
path=$(find "$here/lib" -name '*.jar' | sort | tr '\n' ':')

# Without this cuDNN rounds what goes through recurrent layers: see docs/gpu.md.
export NVIDIA_TF32_OVERRIDE=0
export LC_ALL=C.UTF-8
# What is unpacked here goes with this folder. The JVM reads quotes, and lets later options win.
export JAVA_TOOL_OPTIONS="-Dnn.onnx.cache=\"$here/cache\" ${JAVA_TOOL_OPTIONS-}"

# Runs a part for at most so many seconds, and never past the end of all.
part() {
    local most=$1 left=$((end - $(date +%s)))
    shift
    [ "$left" -gt 5 ] || { echo "gpu-check: no time is left for this part."; return 1; }
    timeout -k 5 $((left < most ? left : most)) "$@" 2> >(grep --line-buffered -v '^Picked up JAVA_TOOL_OPTIONS' >&2)
    local status=$?
    [ $status -ne 124 ] || echo 'gpu-check: this part was cut off for its time.'
    return $status
}
run() {
    local most=$1
    shift
    part "$most" "$java" --enable-native-access=ALL-UNNAMED -Dnn.device="$device" -Dnn.benchmarks="$here/work" \
        -Dnn.commit="$(cat "$here/commit")" "$@"
}

echo "Commit $(cat "$here/commit"), $(date -u +%F), $(nproc) cores, on $device."
nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader 2>/dev/null ||
    echo 'nvidia-smi does not answer.'
run 180 -cp "$path" nn.benchmarks.DeviceTable --device "$device" --data "$data" --only-look || exit 1

printf '\n## Conformance kit\n'
failed=0
run 400 -jar "$(find "$here/lib" -name 'junit-platform-console-standalone-*.jar')" execute --class-path "$path" \
    --select-class nn.onnx.OnnxGpuTest --include-tag gpu --disable-banner --details=summary || failed=1

printf '\n## Works\n'
run 240 -cp "$path" nn.benchmarks.DeviceTable --device "$device" --data "$data" || failed=1

printf '\n## Beside others\n'
python=${PYTHON:-python3}
if "$python" -c 'import torch' 2>/dev/null || "$python" -c 'import jax' 2>/dev/null; then
    rm -f "$here/work/target/comparison.md"
    PYTHON=$python run 300 -cp "$path" nn.benchmarks.Compare --device "$device" --rounds 1 --data "$data" a b c d i k
    status=$?
    [ $status -eq 0 ] || failed=1
    # What it had found when it was cut off.
    [ $status -lt 124 ] || cat "$here/work/target/comparison.md" 2>/dev/null
else
    echo "$python has neither PyTorch nor JAX."
fi
exit $failed
