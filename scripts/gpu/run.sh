#!/usr/bin/env bash
# Checks nn on this machine's GPU, from the pieces beside this file: without network, Java or Maven. See docs/gpu.md.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
(cd "$here" && sha256sum --quiet --check SHA256SUMS)

# Where to unpack: gigabytes, if CUDA's libraries are in the bundle.
work=${NN_GPU_CHECK:-$here/unpacked}
mkdir -p "$work"
if [ ! -f "$work/check.sh" ]; then
    if [ -f "$here/bundle.tar.xz.000" ]; then
        cat "$here"/bundle.tar.xz.* | xz -d | tar -x -C "$work"
    elif command -v zstd >/dev/null; then
        cat "$here"/bundle.tar.zst.* | zstd -q -d --long=27 | tar -x -C "$work"
    else
        cat "$here"/bundle.tar.zst.* | LD_LIBRARY_PATH=$here/zstd "$here/zstd/zstd" -q -d --long=27 | tar -x -C "$work"
    fi
fi
exec "$work/check.sh" "$@"
