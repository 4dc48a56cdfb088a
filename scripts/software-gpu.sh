#!/usr/bin/env bash
# Brings SwiftShader, a Vulkan driver that computes on the processor, into the cache, and prints its folder: the GPU's path
# runs for real on machines without a GPU, for tests. Nothing is installed: the packages are unpacked only.
set -euo pipefail
name=software-gpu.sh
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/scripts/setup.sh"

to=${XDG_CACHE_HOME:-$HOME/.cache}/parley/swiftshader
files=(libvk_swiftshader.so vk_swiftshader_icd.json libvulkan.so.1)
complete() {
    local file
    for file in "${files[@]}"; do [ -s "$1/$file" ] || return 1; done
}
if complete "$to"; then
    echo "$to"
    exit
fi
mkdir -p "$(dirname "$to")"
work=$(mktemp -d "$to.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/made"

# Debian's Chromium: apt checks the package's hash against the archive's signature.
from_debian() {
    command -v apt-get >/dev/null || return 1
    download() { (cd "$work" && apt-get download -q chromium-common >"$work/log" 2>&1); }
    download || { update_apt && download; } || return 1
    dpkg --fsys-tarfile "$work"/chromium-common_*.deb >"$work/tar"
    local file
    for file in "${files[@]}"; do
        tar -xOf "$work/tar" "./usr/lib/chromium/$file" >"$work/made/$file" || return 1
    done
}

update_apt() {
    if [ "$(id -u)" = 0 ]; then apt-get update -q; else sudo -n apt-get update -q; fi >"$work/log" 2>&1
}

# The same of a package of the Node index, where it is there.
from_npm() {
    command -v npm >/dev/null || return 1
    (cd "$work" && npm pack --silent "@sparticuz/chromium@153.0.0" >"$work/log" 2>&1) || return 1
    echo "$npm_sum  $work/sparticuz-chromium-153.0.0.tgz" | sha256sum --quiet --check >&2 || return 1
    tar -xzOf "$work"/sparticuz-*.tgz package/bin/swiftshader.tar.br >"$work/br"
    node -e 'process.stdout.write(require("zlib").brotliDecompressSync(require("fs").readFileSync(process.argv[1])))' \
        "$work/br" | tar -x -C "$work/made"
}
npm_sum=20e5656fcdcf4118ede85edfb9d6bb9cc1bbb7ffb8b75622fffbcf36a835c3c0

[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || fail "SwiftShader is unpacked from packages for 64-bit Linux on x86 only"
from_debian || from_npm || fail "SwiftShader cannot be had: neither Debian's chromium-common nor npm's @sparticuz/chromium can be downloaded ($(tail -1 "$work/log" 2>/dev/null))"
complete "$work/made" || fail "the downloaded package lacks one of: ${files[*]}"
rm -rf "$to"
mv "$work/made" "$to"
echo "$to"
