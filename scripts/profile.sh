#!/bin/sh
# Shows where a training step's time goes, by op: `scripts/profile.sh --help`. PYTHON names the interpreter that has PyTorch.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
benchmarks=$home/nn-benchmarks

build() {
    echo 'profile: building ...' >&2
    "$home/mvnw" -f "$home/pom.xml" -q -B -ntp -Denforcer.skip -pl nn-benchmarks -am process-classes >&2
}

# What was built once tells its options at once.
case " $* " in
    *' --help '* | *' -h '*) [ -f "$benchmarks/target/class-path" ] || build ;;
    *) build ;;
esac

commit=$(git -C "$home" describe --always --dirty 2>/dev/null || echo unknown)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -Dnn.benchmarks="$benchmarks" \
    -Dnn.commit="$commit" \
    -cp "$benchmarks/target/classes:$(cat "$benchmarks/target/class-path")" nn.benchmarks.Profile "$@"
