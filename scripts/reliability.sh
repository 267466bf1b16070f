#!/bin/sh
# Tries to break what nn promises, and prints a table: `scripts/reliability.sh --help`.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
benchmarks=$home/nn-benchmarks
path=$benchmarks/target/class-path-of-both-engines

build() {
    echo 'reliability: building ...' >&2
    "$home/mvnw" -f "$home/pom.xml" -q -B -ntp -Denforcer.skip -pl nn-benchmarks -am process-classes >&2
}

# What was built once tells its options at once.
case " $* " in
    *' --help '* | *' -h '*) [ -f "$path" ] || build ;;
    *) build ;;
esac

commit=$(git -C "$home" describe --always --dirty 2>/dev/null || echo unknown)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Dnn.commit="$commit" \
    -cp "$benchmarks/target/classes:$(cat "$path")" nn.reliability.Reliability "$@"
