#!/bin/sh
# Adds one extra of pyproject.toml to .venv, with whichever of uv and pip made it.
set -eu
cd "$(dirname "$0")/.."
echo "Adding the extra $1 to .venv ..."
if [ -x .tools/bin/uv ]; then
    .tools/bin/uv pip install --quiet --python .venv/bin/python -c constraints.txt -e ".[$1]"
else
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[$1]"
fi
