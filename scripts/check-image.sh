#!/usr/bin/env bash
# Checks the content of the container image without a container engine: copies what the Dockerfile copies, less what
# .dockerignore leaves out, installs the production dependencies and runs the bot's own --help there. It fails when
# production code imports a development package, or a file that the image does not have.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

image=$(mktemp -d)
trap 'rm -rf "$image"' EXIT

copied=$(sed -n 's/^COPY \([^-].*\) [^ ]*$/\1/p' Dockerfile | tr ' ' '\n' | sort -u)
# shellcheck disable=SC2086 # the list is meant to be split into words
git ls-files -co --exclude-standard -- $copied | grep -vE '\.test\.tsx?$|(^|/)\.env|(^|/)\.DS_Store$' |
  tar -cf - -T - | tar -xf - -C "$image"

cd "$image"
npm ci --omit=dev --no-audit --no-fund --loglevel=error
echo "check-image: $(find . -path ./node_modules -prune -o -type f -print | wc -l) files," \
  "$(du -sh node_modules | cut -f1) of production dependencies"
node --import tsx src/main.ts --help >help.txt || { cat help.txt >&2; echo 'check-image: --help failed' >&2; exit 1; }
[[ -s help.txt ]] || { echo 'check-image: --help printed nothing' >&2; exit 1; }
echo 'check-image: the bot starts on production dependencies alone'
