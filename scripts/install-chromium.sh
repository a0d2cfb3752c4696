#!/bin/sh
# Installs Debian's chromium with fonts for Latin, CJK and emoji text, for the page's end-to-end tests.
# Safe to run again: what is already there is left alone. Needs apt and, unless run as root, sudo.
set -eu

packages=''
need() {
  if dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; then
    echo "install-chromium: $1 is already installed"
  else
    packages="$packages $1"
  fi
}

if ! command -v apt-get >/dev/null 2>&1; then
  echo 'install-chromium: apt-get was not found; install Chromium yourself and set CHROMIUM_PATH to it' >&2
  exit 1
fi

need chromium
need fonts-dejavu-core
need fonts-noto-core
need fonts-noto-cjk
need fonts-noto-color-emoji

if [ -z "$packages" ]; then
  echo "install-chromium: nothing to do ($(chromium --version 2>/dev/null || echo 'chromium is installed'))"
  exit 0
fi

as_root=''
if [ "$(id -u)" -ne 0 ]; then
  as_root='sudo'
fi

echo 'install-chromium: updating the package lists'
$as_root apt-get update -qq
echo "install-chromium: installing$packages"
# shellcheck disable=SC2086 # the list is meant to be split into words
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null
echo "install-chromium: done ($(chromium --version))"
