#!/usr/bin/env bash
# Checks the content of the container image without a container engine: takes the steps of the Dockerfile in an empty
# folder and runs the bot there. It fails when production code imports a development package, a file that the image does
# not have, or a part of the sandbox. On the image's own Node: `npx -p node@24 scripts/check-image.sh`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

image=$(mktemp -d)
trap 'rm -rf "$image"' EXIT

fail() { printf 'check-image: %s\n' "$*" >&2; exit 1; }

# Copies what git knows or would add of these paths, less what .dockerignore leaves out.
lend() {
  git ls-files -co --exclude-standard -- "$@" |
    grep -vE '\.test\.tsx?$|(^|/)\.env|(^|/)\.DS_Store$' | tar -cf - -T - | tar -xf - -C "$image"
}

mapfile -t copied < <(sed -n 's/^COPY \([^-].*\) [^ ]*$/\1/p' Dockerfile | tr ' ' '\n' | sort -u)
mapfile -t lent < <(grep -oE 'type=bind,source=[^,]+' Dockerfile | sed 's/.*=//')
install=$(sed -n 's/^RUN \(npm ci [^&]*\).*/\1/p' Dockerfile)
build=$(sed -n 's/^RUN .*--mount=[^ ]* node \(.*\)$/\1/p' Dockerfile)
[[ -n $install && -n $build ]] || fail 'the Dockerfile does not install, or does not build'

lend "${copied[@]}"
root=$PWD
(cd "$image" && $install --loglevel=error)
lend "${lent[@]}"
(cd "$image" && node "$build" && rm -rf "${lent[@]}")

cd "$image"
echo "check-image: $(find . -path ./node_modules -prune -o -type f -print | wc -l) files," \
  "$(du -sm node_modules | cut -f1) MB of production dependencies, $(du -sm dist | cut -f1) MB of dist," \
  "$(du -sm . | cut -f1) MB in all"

# What the bot has for itself of the sandbox's dependencies: the types of Slack's blocks, esbuild, zod.
shared=' @slack/types esbuild zod '
for name in $(node -p "Object.keys(require('$root/package-lock.json').packages['packages/sandbox']?.dependencies ?? {}).join(' ')"); do
  [[ $shared == *" $name "* || ! -e node_modules/$name ]] || fail "$name is installed, and only the sandbox needs it"
done
for path in src scripts packages bench node_modules/@switchboard node_modules/tsx node_modules/typescript; do
  [[ ! -e $path ]] || fail "$path came along"
done

# Runs a command line as the image does, in an environment without settings; its output goes to out.txt and err.txt.
bot() { env -i PATH="$PATH" SWITCHBOARD_DATA_DIR="$image/data" node bin/switchboard.js "$@" >out.txt 2>err.txt; }

# Runs a command line that has to end with a code and a sentence on stderr.
refused() {
  local code=$1 sentence=$2 got=0
  shift 2
  bot "$@" || got=$?
  [[ $got == "$code" ]] || { cat err.txt >&2; fail "\"$*\" ended with $got, not $code"; }
  grep -q "$sentence" err.txt || { cat err.txt >&2; fail "\"$*\" does not say: $sentence"; }
}

bot --help || { cat err.txt >&2; fail '--help failed'; }
[[ -s out.txt ]] || fail '--help printed nothing'
refused 78 'set SLACK_BOT_TOKEN' start
[[ ! -e data ]] || fail 'starting without a workspace left a data folder behind'
refused 69 'not part of this installation' bench answers
bot people || { cat err.txt >&2; fail 'a command that opens the database failed'; }
# A company's TypeScript, where the image would have it mounted.
cp -r "$root/examples/minimal" extensions
bot ask 'Can you make a quote for a customer in Hawaii?' || { cat err.txt >&2; fail 'an extension does not load'; }
grep -q 'We do no business in Hawaii' out.txt || { cat out.txt >&2; fail 'an extension does not take part'; }
echo 'check-image: the bot runs from its build on its own production dependencies, and says what to set where there is no sandbox'
