#!/usr/bin/env bash
# Brings ONNX Runtime's WebGPU library into the user's cache, checked, and prints where it lies. For a game that ships it:
#   scripts/webgpu.sh --platform windows-x64 --to natives/
# Platforms: linux-x64 linux-arm64 windows-x64 windows-arm64 macos-arm64
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
known=$root/motion-model/src/main/resources/dev/parley/onnx/webgpu.properties

fail() {
    echo "webgpu.sh: $1" >&2
    exit 1
}

value() { sed -n "s/^$1=//p" "$known"; }

here() {
    local system machine
    case $(uname -s) in Linux) system=linux ;; Darwin) system=macos ;; *) system=windows ;; esac
    case $(uname -m) in x86_64 | amd64) machine=x64 ;; aarch64 | arm64) machine=arm64 ;; *) machine=$(uname -m) ;; esac
    echo "$system-$machine"
}

sum() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1
}

platform=$(here) to=
while [ $# -gt 0 ]; do
    case $1 in
        --platform) platform=${2:?--platform needs a name} ;;
        --to) to=${2:?--to needs a folder} ;;
        *) fail "unknown option $1; --platform NAME and --to FOLDER are there" ;;
    esac
    shift 2
done
version=$(value version)
library=$(value "$platform.library")
[ -n "$library" ] || fail "there is no WebGPU library for $platform"
if [ -z "$to" ]; then
    base=${XDG_CACHE_HOME:-$HOME/.cache}
    [ "$(uname -s)" = Linux ] || [ "$(uname -s)" = Darwin ] || base=${LOCALAPPDATA:-$base}
    to=$base/parley/webgpu/$version/$platform
fi
if [ -f "$to/$library" ] && [ "$(sum "$to/$library")" = "$(value "$platform.sha256")" ]; then
    echo "$to/$library"
    exit
fi

by_hand="get onnxruntime-ep-webgpu $version ($(value "$platform.wheel")) from the Python index and unpack $library into $to"
python=$(command -v python3 || command -v python) || fail "Python is missing: install it with pip, or $by_hand"
mkdir -p "$to"
work=$(mktemp -d "$to/.fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
if ! "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv "$work/venv" >/dev/null 2>&1 \
        || fail "Python's pip is missing: install it (Debian: python3-pip or python3-venv), or $by_hand"
    python=$work/venv/bin/python
fi
"$python" -m pip download -q --disable-pip-version-check --no-deps --only-binary=:all: \
    --platform "$(value "$platform.wheel")" --dest "$work" "onnxruntime-ep-webgpu==$version" >"$work/log" 2>&1 \
    || fail "the download failed ($(tail -1 "$work/log")); $by_hand"
wheel=$(echo "$work"/*.whl)
[ "$(sum "$wheel")" = "$(value "$platform.wheel.sha256")" ] || fail "$(basename "$wheel") is not the wheel that was tested"
# The libraries beside it too: Windows needs two for Direct3D 12.
"$python" - "$wheel" "$work" <<'PYTHON'
import sys, zipfile
from pathlib import Path
wheel = zipfile.ZipFile(sys.argv[1])
for name in wheel.namelist():
    if name.endswith((".so", ".dll", ".dylib", "LICENSE", "ThirdPartyNotices.txt")):
        Path(sys.argv[2], Path(name).name).write_bytes(wheel.read(name))
PYTHON
[ "$(sum "$work/$library")" = "$(value "$platform.sha256")" ] || fail "$library is not the library that was tested"
rm -rf "$wheel" "$work/log" "$work/venv"
# The library last, each by a rename: whoever finds it finds all of it.
for file in "$work"/*; do
    [ "$file" = "$work/$library" ] || mv -f "$file" "$to/"
done
mv -f "$work/$library" "$to/"
echo "$to/$library"
