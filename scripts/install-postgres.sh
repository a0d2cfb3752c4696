#!/usr/bin/env bash
# Installs PostgreSQL 15 and pgvector (0.8 or later) on Debian 12, which has no pgvector package of its own:
# the source package of the next Debian release is fetched through the machine's own mirror and built here.
# Its sources file, lists and cache live in a temporary folder, so the machine's apt configuration stays as it is.
#
# Exit codes: 0 installed or already there · 1 a step failed · 3 this machine is not Debian 12 · 4 root is needed
set -euo pipefail

readonly PG_MAJOR=15
readonly PG_BIN="/usr/lib/postgresql/${PG_MAJOR}/bin"
readonly SOURCE_RELEASE=trixie
readonly SOURCE_PACKAGE=postgresql-17-pgvector
readonly KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

say() { printf 'install-postgres: %s\n' "$*"; }
fail() { local code=$1; shift; printf 'install-postgres: %s\n' "$*" >&2; exit "$code"; }

pgvector_version() {
  local control
  [[ -x $PG_BIN/postgres && -x $PG_BIN/initdb && -x $PG_BIN/pg_config ]] || return 1
  control="$("$PG_BIN/pg_config" --sharedir)/extension/vector.control"
  [[ -r $control ]] || return 1
  sed -n "s/^default_version *= *'\(.*\)'.*/\1/p" "$control"
}

is_recent_enough() { [[ -n $1 && $(printf '0.8.0\n%s\n' "$1" | sort -V | head -n 1) == 0.8.0 ]]; }

require_debian_12() {
  local id='' codename=''
  if [[ -r /etc/os-release ]]; then
    id=$(. /etc/os-release && echo "${ID:-}")
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  fi
  [[ $id == debian && $codename == bookworm ]] && return
  fail 3 "this script knows Debian 12 (bookworm) only. Install PostgreSQL 15 or later with pgvector 0.8 or later
  by your system's own packages (or run 'docker compose up database'), then set TEST_DATABASE_URL to a superuser
  connection of a server that may be thrown away."
}

# Another apt process may hold the locks for a moment, and apt-get update has no option to wait for them.
with_retries() {
  local attempt
  for attempt in 1 2 3 4 5 6; do
    "$@" && return
    say "attempt $attempt of '$1 ${2:-}' failed; trying again in 5 s"
    sleep 5
  done
  return 1
}

install_packages() {
  say "installing PostgreSQL $PG_MAJOR, its headers and a compiler"
  with_retries apt-get update -qq || fail 1 "apt-get update failed: is the machine's package mirror reachable?"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 \
    ca-certificates debian-archive-keyring dpkg-dev gcc libc6-dev make \
    "postgresql-$PG_MAJOR" "postgresql-server-dev-$PG_MAJOR" >"$work/apt.log" 2>&1 ||
    { tail -n 20 "$work/apt.log" >&2; fail 1 'installing the packages failed, see above'; }
}

# The mirror that this machine already uses for Debian itself (not for its security updates).
machine_mirror() {
  # shellcheck disable=SC2016 # apt expands $(REPO_URI) itself
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Codename: bookworm' |
    head -n 1
}

fetch_source() {
  local mirror
  mirror=$(machine_mirror)
  [[ -n $mirror ]] || fail 1 'no Debian bookworm mirror found in the apt sources of this machine'
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/parts"
  echo "deb-src [signed-by=$KEYRING] $mirror $SOURCE_RELEASE main" >"$work/next-release.list"
  local options=(-qq -o "Dir::Etc::sourcelist=$work/next-release.list" -o "Dir::Etc::sourceparts=$work/parts"
    -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root)
  say "fetching the source package $SOURCE_PACKAGE of Debian $SOURCE_RELEASE"
  with_retries apt-get "${options[@]}" update ||
    fail 1 "the mirror of this machine does not offer Debian $SOURCE_RELEASE sources"
  (cd "$work" && apt-get "${options[@]}" source "$SOURCE_PACKAGE") >"$work/source.log" 2>&1 ||
    { tail -n 20 "$work/source.log" >&2; fail 1 "fetching $SOURCE_PACKAGE failed, see above"; }
}

# OPTFLAGS is emptied so that the library also runs on an older processor than the one that built it.
build_and_install() {
  local folder
  folder=$(find "$work" -maxdepth 1 -type d -name 'pgvector-*' | head -n 1)
  [[ -n $folder ]] || fail 1 "the source package $SOURCE_PACKAGE did not unpack into a pgvector folder"
  local options=(-s -C "$folder" "PG_CONFIG=$PG_BIN/pg_config" OPTFLAGS= with_llvm=no)
  say "building $(basename "$folder") for PostgreSQL $PG_MAJOR"
  { make -j"$(nproc)" "${options[@]}" && make "${options[@]}" install; } >"$work/build.log" 2>&1 ||
    { tail -n 30 "$work/build.log" >&2; fail 1 'building pgvector failed, see above'; }
}

if present=$(pgvector_version) && is_recent_enough "$present"; then
  say "PostgreSQL $PG_MAJOR with pgvector $present is already installed"
  exit 0
fi
require_debian_12
[[ $(id -u) == 0 ]] || fail 4 "installing packages needs root: run 'sudo scripts/install-postgres.sh'"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
install_packages
fetch_source
build_and_install
installed=$(pgvector_version) || fail 1 'pgvector was built but PostgreSQL does not see it'
is_recent_enough "$installed" || fail 1 "pgvector $installed was installed, but 0.8 or later is needed"
say "PostgreSQL $PG_MAJOR with pgvector $installed is installed"
