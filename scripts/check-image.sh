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

# A package that only the sandbox asks for is no part of the bot.
node -e '
  const lock = require(process.argv[1]);
  const sandbox = lock.packages["packages/sandbox"];
  const { packages } = require("./node_modules/.package-lock.json");
  const wanted = (name) => Object.values({ "": lock.packages[""], ...packages }).some((it) =>
    Object.keys({ ...it.dependencies, ...it.optionalDependencies, ...it.peerDependencies }).includes(name));
  const stray = Object.keys(sandbox?.dependencies ?? {})
    .filter((name) => `node_modules/${name}` in packages && !wanted(name));
  if (stray.length > 0) { console.error(`check-image: only the sandbox needs ${stray.join(", ")}`); process.exit(1); }
' "$root/package-lock.json"

node bin/switchboard.js --help >help.txt || { cat help.txt >&2; fail '--help failed'; }
[[ -s help.txt ]] || fail '--help printed nothing'

code=0
env -i PATH="$PATH" SWITCHBOARD_DATA_DIR="$image/data" PORT=0 LOG_LEVEL=error \
  timeout 60 node bin/switchboard.js start >start.txt 2>&1 || code=$?
[[ $code == 78 ]] && grep -q SLACK_BOT_TOKEN start.txt ||
  { cat start.txt >&2; fail "start without Slack tokens ended with $code and does not say what to set"; }

env -i PATH="$PATH" SWITCHBOARD_DATA_DIR="$image/data" LOG_LEVEL=error \
  node bin/switchboard.js people >people.txt || fail 'a command that opens the database failed'
echo 'check-image: the bot runs from its build on production dependencies alone, and says what it lacks'
