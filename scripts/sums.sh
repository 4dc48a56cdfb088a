#!/usr/bin/env bash
# Writes assets/SHA256SUMS, or with --check compares it with the files.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../assets"
files() { find Models Rigs Onnx Lexicon -type f | LC_ALL=C sort; }
if [ "${1:-}" = --check ]; then
    sha256sum --quiet --check SHA256SUMS
    [ "$(files)" = "$(cut -c67- SHA256SUMS)" ] || { echo "assets/SHA256SUMS does not list every asset" >&2; exit 1; }
else
    files | tr '\n' '\0' | xargs -0 sha256sum >SHA256SUMS
fi
