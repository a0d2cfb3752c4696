#!/usr/bin/env bash
# Installs Debian's PgBouncer, for the tests of addresses behind a pooler. Safe to run again: what is already there is
# left alone.
#
# Exit codes: 0 installed or already there · 3 it is not to be had on this machine · 4 root is needed
set -euo pipefail

say() { printf 'install-pgbouncer: %s\n' "$*"; }
fail() { local code=$1; shift; printf 'install-pgbouncer: %s\n' "$*" >&2; exit "$code"; }

if command -v pgbouncer >/dev/null; then
  say "$(pgbouncer --version | head -n 1) is already installed"
  exit 0
fi
command -v apt-get >/dev/null || fail 3 'apt-get was not found: install PgBouncer by your own system'\''s packages'
[[ $(id -u) == 0 ]] || fail 4 "installing packages needs root: run 'sudo scripts/install-pgbouncer.sh'"

say 'installing PgBouncer'
log=$(mktemp)
trap 'rm -f "$log"' EXIT
{
  apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 pgbouncer
} >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail 3 "the package mirror of this machine did not give it, see above"; }
# The package starts a pooler of its own; the tests start theirs.
service pgbouncer stop >/dev/null 2>&1 || true
say "$(pgbouncer --version | head -n 1) is installed"
