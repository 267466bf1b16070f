#!/usr/bin/env bash
# Saves every layer as .keras, opens the files in Keras, and compares its answers with nn's: see docs/bring.md.
# Needs Python 3.10 or later with the packages of nn-keras/golden/requirements.txt; PYTHON names it.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
if ! KERAS_BACKEND=jax "$python" -c 'import h5py, keras, numpy' 2>/dev/null; then
    echo "keras-check: $python lacks a package." >&2
    echo "Maybe $python -m pip install -r nn-keras/golden/requirements.txt, or PYTHON=... names another." >&2
    exit 1
fi

rm -rf nn-keras/target/keras-check
./mvnw -q -B -ntp -pl nn-keras -am test -Dtest=SavedLayersTest -Dgroups=slow -DexcludedGroups= -Dsurefire.failIfNoSpecifiedTests=false
"$python" scripts/keras-check.py nn-keras/target/keras-check
