#!/usr/bin/env bash
# Checks nn on this machine's GPU, from the pieces beside this file: without network, Java or Maven. See docs/gpu.md.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
(cd "$here" && sha256sum --quiet --check SHA256SUMS)

# Pieces of an older bundle may lie beside these.
pieces() {
    (cd "$here" && grep -o 'bundle[.]tar[.].*' SHA256SUMS | xargs cat)
}

# Where to unpack: gigabytes, if CUDA's libraries are in the bundle.
work=${NN_GPU_CHECK:+$NN_GPU_CHECK/nn-gpu-check}
work=${work:-$here/unpacked}
# Written last, so that what is old or was broken off is unpacked anew.
mark=$work/bundle.sha256
sum=$(sha256sum <"$here/SHA256SUMS")
if [ "$(cat "$mark" 2>/dev/null)" != "$sum" ]; then
    rm -rf "$work"
    mkdir -p "$work"
    if grep -q 'bundle[.]tar[.]xz' "$here/SHA256SUMS"; then
        pieces | xz -d | tar -x -C "$work"
    elif command -v zstd >/dev/null; then
        pieces | zstd -q -d --long=27 | tar -x -C "$work"
    else
        pieces | LD_LIBRARY_PATH=$here/zstd "$here/zstd/zstd" -q -d --long=27 | tar -x -C "$work"
    fi
    echo "$sum" >"$mark"
fi
exec "$work/check.sh" "$@"
