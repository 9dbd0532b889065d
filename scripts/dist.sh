#!/bin/sh
# Builds sdist and wheel, installs the wheel alone where nothing else is, reads an article with it,
# and lists what it brings along with each licence (dist/LICENCES.md).
set -eu
cd "$(dirname "$0")/.."
rm -rf dist
.venv/bin/python -m build --outdir dist . >/dev/null

empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
.venv/bin/python -m venv "$empty/venv"
start=$(date +%s)
"$empty/venv/bin/python" -m pip install --quiet --disable-pip-version-check dist/*.whl
echo "installed in an empty environment in $(($(date +%s) - start)) s"

printf 'Sáng 16/5/2025, Quận ủy Tây Hồ tổ chức hội nghị.' >"$empty/article.txt"
"$empty/venv/bin/extract" run "$empty/article.txt" --format table
.venv/bin/pip-licenses --python "$empty/venv/bin/python" --from mixed --order license \
    --format markdown --with-urls --ignore-packages extract-vn >dist/LICENCES.md
ls -l dist
