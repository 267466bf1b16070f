#!/bin/sh
# Compares nn with other frameworks: `scripts/compare.sh --help`. PYTHON names the interpreter that has them.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
benchmarks=$home/nn-benchmarks

build() {
    echo 'compare: building ...' >&2
    "$home/mvnw" -f "$home/pom.xml" -q -B -ntp -Denforcer.skip -pl nn-benchmarks -am process-classes >&2
    for peer in djl tensorflow dl4j; do
        rm -f "$benchmarks/peers/$peer/target/class-path"
        "$home/mvnw" -f "$benchmarks/peers/pom.xml" -q -B -ntp -pl "$peer" -am process-classes >&2 ||
            echo "compare: $peer could not be built, and will be missing." >&2
    done
}

# What was built once tells its options at once.
case " $* " in
    *' --help '* | *' -h '*) [ -f "$benchmarks/target/class-path" ] || build ;;
    *) build ;;
esac

commit=$(git -C "$home" describe --always --dirty 2>/dev/null || echo unknown)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -Dnn.benchmarks="$benchmarks" \
    -Dnn.commit="$commit" \
    -cp "$benchmarks/target/classes:$(cat "$benchmarks/target/class-path")" nn.benchmarks.Compare "$@"
