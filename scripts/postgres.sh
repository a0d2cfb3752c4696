#!/usr/bin/env bash
# A throw-away PostgreSQL cluster on loopback, for tests: fast, unsafe on a power cut, with a random password.
#
#   scripts/postgres.sh start <dir>   makes and starts a cluster in <dir>, prints the URL of its superuser
#   scripts/postgres.sh url <dir>     prints that URL again while the cluster runs
#   scripts/postgres.sh stop <dir>    stops the cluster and removes what it wrote in <dir>
#
# Exit codes: 0 done · 1 it failed, or is not running · 2 wrong usage · 3 PostgreSQL with pgvector is not installed
set -euo pipefail

fail() { local code=$1; shift; printf 'postgres: %s\n' "$*" >&2; exit "$code"; }

# PostgreSQL refuses to run as root; Debian's package brings a system user for it.
as_server_user() {
  if [[ $(id -u) == 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

has_pgvector() {
  [[ -x $1/initdb && -x $1/pg_ctl && -x $1/pg_config ]] &&
    [[ -r $("$1/pg_config" --sharedir)/extension/vector.control ]]
}

# The newest installed PostgreSQL that has pgvector: Debian's folders first, then what is on the PATH.
find_programs() {
  local candidate
  for candidate in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) "$(dirname "$(command -v initdb || echo /)")"; do
    if has_pgvector "$candidate"; then echo "$candidate"; return; fi
  done
  fail 3 'no PostgreSQL with pgvector found; run scripts/install-postgres.sh'
}

is_running() { [[ -f $dir/url ]] && as_server_user "$programs/pg_ctl" status -D "$dir/data" >/dev/null 2>&1; }

initialise() {
  local password=$1
  mkdir -p "$dir"
  [[ -z $(ls -A "$dir") ]] || fail 1 "$dir is not empty; choose a new folder"
  [[ $(id -u) == 0 ]] && chown postgres: "$dir"
  as_server_user test -w "$dir" ||
    fail 1 "the user of the server cannot reach $dir; choose a folder below /tmp or /var/tmp"
  install -m 600 /dev/null "$dir/password"
  echo "$password" >"$dir/password"
  [[ $(id -u) == 0 ]] && chown postgres: "$dir/password"
  as_server_user "$programs/initdb" -D "$dir/data" -U postgres --pwfile="$dir/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 ||
    { tail -n 20 "$dir/initdb.log" >&2; fail 1 'initdb failed, see above'; }
  rm -f "$dir/password"
  cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = 256MB
fsync = off
synchronous_commit = off
full_page_writes = off
timezone = 'UTC'
CONF
}

# Ports below the range from which the kernel hands out ports to others; a taken one means another try.
launch() {
  local attempt port
  for attempt in 1 2 3 4 5 6 7 8; do
    port=$((20000 + RANDOM % 12000))
    if as_server_user "$programs/pg_ctl" start -w -t 60 -D "$dir/data" -l "$dir/data/server.log" \
      -o "-p $port" >/dev/null 2>&1; then
      echo "$port"
      return
    fi
  done
  tail -n 20 "$dir/data/server.log" >&2
  fail 1 "the server did not start on any of $attempt ports, see above"
}

start() {
  local password port
  is_running && fail 1 "a cluster already runs in $dir"
  [[ -e $dir/data ]] && fail 1 "$dir holds a cluster that is not running; remove it with 'stop' first"
  password=$(od -An -N18 -tx1 /dev/urandom | tr -d ' \n')
  initialise "$password"
  port=$(launch)
  install -m 600 /dev/null "$dir/url"
  echo "postgres://postgres:$password@127.0.0.1:$port/postgres" | tee "$dir/url"
}

stop() {
  [[ -f $dir/data/PG_VERSION ]] || fail 1 "$dir holds no cluster of this script"
  if as_server_user "$programs/pg_ctl" status -D "$dir/data" >/dev/null 2>&1; then
    as_server_user "$programs/pg_ctl" stop -D "$dir/data" -m immediate -t 60 >/dev/null ||
      fail 1 "the server in $dir does not stop"
  fi
  rm -rf "$dir/data" "$dir/initdb.log" "$dir/url" "$dir/password"
  rmdir "$dir" 2>/dev/null || true
}

[[ $# == 2 && $1 =~ ^(start|stop|url)$ && -n $2 ]] || fail 2 'usage: scripts/postgres.sh start|stop|url <dir>'
dir=$(realpath -m "$2")
programs=$(find_programs)
case $1 in
  start) start ;;
  stop) stop ;;
  url) is_running || fail 1 "no cluster runs in $dir"; cat "$dir/url" ;;
esac
