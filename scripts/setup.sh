#!/bin/sh
# Makes .venv with everything the project declares, the versions held by constraints.txt.
# uv installs in seconds; where it cannot be had, the venv and pip that come with Python do.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
log=.venv-setup.log

"$python" - <<'PY' || exit 1
import sys
if sys.version_info < (3, 11):
    sys.exit(f"extract needs Python 3.11 or newer; this is {sys.version.split()[0]}. "
             "Name a newer one with: make PYTHON=python3.12 ...")
PY

rm -rf .venv .tools

with_uv() {
    "$python" -m pip install --quiet --disable-pip-version-check --target .tools uv &&
        .tools/bin/uv venv --quiet --python "$python" .venv &&
        .tools/bin/uv pip install --quiet --python .venv/bin/python -c constraints.txt -e ".[dev]"
}

with_pip() {
    rm -rf .venv
    "$python" -m venv .venv &&
        .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
}

echo "Setting up .venv (once; a minute at the most) ..."
if ! with_uv >"$log" 2>&1 && ! with_pip >>"$log" 2>&1; then
    echo "Set-up failed; the last lines of $log:" >&2
    tail -n 15 "$log" >&2
    exit 1
fi
# One reading, so that the byte code and the compiled rules are there when they are first needed,
# also where the environment forbids Python to write byte code in passing.
PYTHONDONTWRITEBYTECODE= .venv/bin/extract run corpus --format json >/dev/null 2>>"$log" || true
rm -f "$log"
touch .venv/.ready
