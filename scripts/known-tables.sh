#!/bin/sh
# Compares nn with scikit-learn on six known tables, eight seeds each. PYTHON names the interpreter that has scikit-learn.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
benchmarks=$home/nn-benchmarks
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

"$home/mvnw" -f "$home/pom.xml" -q -B -ntp -Denforcer.skip -pl nn-benchmarks -am process-classes >&2
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED \
    -cp "$benchmarks/target/classes:$(cat "$benchmarks/target/class-path")" nn.benchmarks.KnownTables \
    "$home/nn-data/src/main/resources/nn/datasets" "$out"
"${PYTHON:-python3}" "$home/scripts/known-tables.py" "$out"
