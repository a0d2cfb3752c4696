#!/usr/bin/env bash
# Checks the content of the container image without a container engine: copies what the Dockerfile copies, less what
# .dockerignore leaves out, installs as the Dockerfile does and runs the bot there. It fails when production code
# imports a development package, or a file that the image does not have, when a dependency of the sandbox came along,
# and when starting without a workspace does not say what to set.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

image=$(mktemp -d)
trap 'rm -rf "$image"' EXIT

fail() {
  echo "check-image: $1" >&2
  exit 1
}

copied=$(sed -n 's/^COPY \([^-].*\) [^ ]*$/\1/p' Dockerfile | tr ' ' '\n' | sort -u)
install=$(sed -n 's/^RUN \(npm ci [^&]*\).*$/\1/p' Dockerfile)
[[ $install == *--workspaces=false* ]] || fail "the Dockerfile's npm ci installs the workspaces"
# Dependencies of the sandbox that the bot has for itself: the types of Slack's blocks, tsx's compiler, zod.
shared=' @slack/types esbuild zod '
sandbox_only=$(node -p "Object.keys(require('./packages/sandbox/package.json').dependencies).join('\n')")

# shellcheck disable=SC2086 # the list is meant to be split into words
git ls-files -co --exclude-standard -- $copied | grep -vE '\.test\.tsx?$|(^|/)\.env|(^|/)\.DS_Store$' |
  tar -cf - -T - | tar -xf - -C "$image"

cd "$image"
# shellcheck disable=SC2086 # the command is meant to be split into words
$install --loglevel=error
echo "check-image: $(find . -path ./node_modules -prune -o -type f -print | wc -l) files," \
  "$(du -sh node_modules | cut -f1) of production dependencies"

for name in $sandbox_only; do
  [[ $shared == *" $name "* || ! -e node_modules/$name ]] || fail "$name is installed, and only the sandbox needs it"
done
[[ ! -e node_modules/@switchboard && ! -e packages && ! -e bench ]] || fail 'the sandbox or the measurements came along'

# Runs a command line as the image does, in an environment without settings; its output goes to out.txt and err.txt.
bot() { env -i PATH="$PATH" SWITCHBOARD_DATA_DIR="$image/data" node --import tsx src/main.ts "$@" >out.txt 2>err.txt; }

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
echo 'check-image: the bot runs on its own production dependencies, and says what to set where there is no sandbox'
