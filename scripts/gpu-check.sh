#!/usr/bin/env bash
# Proves the ONNX engine on the first NVIDIA GPU: the conformance kit, then the same trainings on CPU and GPU side by side.
set -euo pipefail
cd "$(dirname "$0")/.."

nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader ||
    { echo 'gpu-check: no NVIDIA driver answers.' >&2; exit 1; }

# Without this cuDNN rounds what goes through recurrent layers: see docs/gpu.md.
export NVIDIA_TF32_OVERRIDE=0
./mvnw -B -ntp -Pcuda -pl nn-onnx -am test -Dgroups=gpu -DexcludedGroups= -Dtest=OnnxGpuTest \
    -Dsurefire.failIfNoSpecifiedTests=false
./mvnw -B -ntp -q -Pcuda -Denforcer.skip -pl nn-examples -am process-classes
touch nn-examples/target/nn-built
./nn doctor

printf '\n| training | device | last epoch |\n|---|---|---|\n'
for work in 'mnist --epochs 5 --batch 128' 'cnn --epochs 3' 'residual --epochs 3'; do
    for device in cpu cuda:0; do
        # shellcheck disable=SC2086
        last=$(./nn $work --device "$device" | grep '^Epoch ' | tail -n 1)
        printf '| `%s` | %s | %s |\n' "$work" "$device" "$last"
    done
done
