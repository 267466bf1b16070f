#!/usr/bin/env bash
# Learns from a file larger than memory with a heap of 256 MB, and measures it beside rows in memory: GIGABYTES=6 scripts/big-check.sh
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
JAVA_OPTS=-Xmx256m ./nn big --gigabytes "${GIGABYTES:-6}" --folder "$folder" | tee "$folder/said"
resident=$(sed -n 's/^Resident memory: at most \([0-9]*\) MB$/\1/p' "$folder/said")
[ "${resident:-0}" -gt 0 ] && [ "$resident" -le 700 ] || { echo "big-check: $resident MB are more than 700." >&2; exit 1; }

./mvnw -q -B -ntp -Denforcer.skip -pl nn-benchmarks -am process-classes
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED \
    -cp "nn-benchmarks/target/classes:$(cat nn-benchmarks/target/class-path)" nn.benchmarks.Streaming
