#!/usr/bin/env bash
# Proves the ONNX engine on a GPU: the conformance kit, then the works of scripts/compare.sh on CPU and GPU side by side.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd -P)

usage() {
    cat <<'END'
scripts/gpu-check.sh [--with-cuda] [CHECK…]          checks here: needs Maven's network, and CUDA or --with-cuda
scripts/gpu-check.sh bundle [--with-cuda] DIR        makes DIR, whose run.sh checks on a machine without either
  --with-cuda   takes CUDA's libraries from Maven Central (2.4 GB), so that a driver is enough
  CHECK         what the check takes: --device cuda:0, --minutes 14; --device cpu rehearses it without a GPU
NN_MNIST_DIR names the folder of MNIST's four files; PYTHON an interpreter with PyTorch or JAX, to compare with.
END
}

bundle=
profiles=cuda
while [ $# -gt 0 ]; do
    case $1 in
        bundle) bundle=yes ;;
        --with-cuda) profiles=cuda,cuda-libraries ;;
        --help | -h) usage; exit ;;
        *) break ;;
    esac
    shift
done
if [ -z "$bundle" ]; then
    (. "$home/scripts/gpu/arguments.sh")
elif [ $# -ne 1 ] || [[ $1 = -* ]]; then
    usage >&2
    exit 2
fi

jar=${JAVA_HOME:+$JAVA_HOME/bin/}jar
staged=$home/target/gpu-check
rm -rf "$staged"
mkdir -p "$staged/lib" "$staged/work"

echo 'gpu-check: building ...' >&2
maven() { "$home/mvnw" -f "$home/pom.xml" -q -B -ntp -Denforcer.skip "$@" >&2; }
maven "-P$profiles" -pl nn-onnx,nn-benchmarks -am test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/gpu-check-path -Dmdep.includeScope=test
junit=$(sed -n 's:.*<junit.version>\(.*\)</junit.version>.*:\1:p' "$home/pom.xml")
maven --non-recursive dependency:copy -DoutputDirectory="$staged/lib" \
    -Dartifact="org.junit.platform:junit-platform-console-standalone:$junit"

# Keeps of a jar of libraries those for Linux that are used, and does not compress them, which the bundle does better.
libraries() {
    local unpacked=$staged/unpacked
    rm -rf "$unpacked" && mkdir "$unpacked"
    (cd "$unpacked" && unzip -q "$1" && rm -rf ai/onnxruntime/native/win-x64 \
        ai/onnxruntime/native/*/*tensorrt* META-INF/versions META-INF/native-image)
    if [ -d "$unpacked/org/bytedeco/cuda" ]; then
        find "$unpacked/org/bytedeco/cuda" -type f ! -name 'libcudart.*' ! -name 'libcublas*' ! -name 'libcurand.*' \
            ! -name 'libcufft.*' ! -name 'libnvrtc*' ! -name 'libcudnn*' -delete
        # What the newer jar has is taken from there.
        case $1 in *-redist.jar) (cd "$unpacked/org/bytedeco/cuda" &&
            find . -name 'libcudart.*' -o -name 'libcurand.*' -o -name 'libcufft.*' -o -name 'libnvrtc*' |
            xargs rm -f) ;; esac
    fi
    "$jar" --create --no-compress --file "$staged/lib/$(basename "$1")" --manifest "$unpacked/META-INF/MANIFEST.MF" \
        -C "$unpacked" .
    rm -rf "$unpacked"
}

{
    printf '%s\n' "$home"/nn-{onnx,benchmarks}/target/classes "$home"/nn-onnx/target/test-classes
    for module in nn-onnx nn-benchmarks; do
        tr ':' '\n' <"$home/$module/target/gpu-check-path"
        echo
    done
} | sort -u | while read -r entry; do
    case $entry in
        */target/*classes) "$jar" --create --file "$staged/lib/$(basename "${entry%/target/*}")-${entry##*/}.jar" -C "$entry" . ;;
        */onnxruntime_gpu-*.jar | */org/bytedeco/cuda*.jar) libraries "$entry" ;;
        # The console's jar has these, too.
        '' | */junit-* | */opentest4j-* | */apiguardian-*) ;;
        *) cp "$entry" "$staged/lib/" ;;
    esac
done

cp -R "$home/nn-benchmarks/peers/python" "$staged/work/" && mkdir "$staged/work/peers" &&
    mv "$staged/work/python" "$staged/work/peers/"
if [ -n "${NN_MNIST_DIR-}" ]; then
    mkdir "$staged/mnist"
    cp "$NN_MNIST_DIR"/{train,t10k}-{images-idx3,labels-idx1}-ubyte* "$staged/mnist/"
fi
cp "$home"/scripts/gpu/{check,arguments}.sh "$staged/"
git -C "$home" describe --always --dirty >"$staged/commit" 2>/dev/null || echo unknown >"$staged/commit"

if [ -z "$bundle" ]; then
    exec "$staged/check.sh" "$@"
fi

echo 'gpu-check: packing ...' >&2
"${JAVA_HOME:+$JAVA_HOME/bin/}jlink" --output "$staged/jre" --strip-debug --no-header-files --no-man-pages \
    --add-modules java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.net.http,java.xml,jdk.management,jdk.unsupported
mkdir -p "$1"
folder=$(cd "$1" && pwd -P)
rm -rf "$folder"/bundle.tar.* "$folder/zstd" "$folder/unpacked" "$folder/SHA256SUMS"
cp "$home/scripts/gpu/run.sh" "$folder/"
if command -v zstd >/dev/null; then
    mkdir "$folder/zstd"
    # The program goes along, with its libraries but for the system's own.
    cp "$(command -v zstd)" "$folder/zstd/"
    ldd "$(command -v zstd)" | awk '$3 ~ /\/lib(z|lz4|lzma|zstd)[.]/ {print $3}' | xargs -r cp -L -t "$folder/zstd"
    tar -C "$staged" -c . | zstd -q -T0 -12 --long=27 | split -b 50000000 -d -a 3 - "$folder/bundle.tar.zst."
else
    tar -C "$staged" -c . | xz -T0 | split -b 50000000 -d -a 3 - "$folder/bundle.tar.xz."
fi
(cd "$folder" && shopt -s nullglob && sha256sum run.sh zstd/* bundle.tar.* >SHA256SUMS)
du -sh "$folder" >&2
echo "gpu-check: $folder is made; copy it, and start run.sh there." >&2
