#!/usr/bin/env bash
#
# Checks what is promised of a machine, and fails the build unless all of it holds. Every promise that does not is
# listed, with what was found instead. Each input is a list with a line for each promise.
#
# Inputs: SERVICES         units that start at boot, and run now where systemd does ()
#         LISTENING        protocol and port that something listens on, as "tcp 80" ()
#         PACKAGES         packages that are installed ()
#         ABSENT_PACKAGES  packages that are not ()
#         FILES            mode, owner, group and path, - for any: "0600 root - /etc/ssh/sshd_config" ()
#         ABSENT_FILES     paths where nothing is ()
#         HTTP             status and URL, asked without a proxy: "200 http://127.0.0.1/" ()
#         FIREWALL         what ufw, on and closed otherwise, lets in: "22/tcp" or "22/tcp 10.0.0.0/8" ()
#         WAIT_SECONDS     how long services, ports and URLs may take (30)
set -euo pipefail

readonly SERVICES="${SERVICES:-}" LISTENING="${LISTENING:-}" HTTP="${HTTP:-}" FIREWALL="${FIREWALL:-}"
readonly PACKAGES="${PACKAGES:-}" ABSENT_PACKAGES="${ABSENT_PACKAGES:-}"
readonly FILES="${FILES:-}" ABSENT_FILES="${ABSENT_FILES:-}"
readonly WAIT_SECONDS="${WAIT_SECONDS:-30}"

# ufw answers in the machine's language.
export LC_ALL=C

failures=0

fail() {
  echo "FAILED: $1" >&2
  failures=$((failures + 1))
}

# Runs a check until it holds, or for as long as things may take.
eventually() {
  local deadline=$((SECONDS + WAIT_SECONDS))
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 1
  done
}

# Calls a function with each line of a list.
each_of() {
  local list="$1" line
  shift
  while IFS= read -r line; do
    if [ -n "$line" ]; then "$@" "$line"; fi
  done <<<"$list"
}

check_service() {
  systemctl is-enabled --quiet "$1" || fail "$1 does not start at boot"
  if [ ! -d /run/systemd/system ]; then
    echo "not checked: whether $1 runs, since this machine was not booted"
  elif ! eventually systemctl is-active --quiet "$1"; then
    fail "$1 does not run"
    {
      systemctl --no-pager --full status "$1" || true
      journalctl --no-pager --unit "$1" --lines 50 || true
    } >&2
  fi
}

listens() { [ -n "$(ss --no-header --numeric --listening "--$1" "sport = :$2")" ]; }

check_port() {
  local protocol="${1% *}" port="${1#* }"
  eventually listens "$protocol" "$port" || fail "nothing listens on $port/$protocol"
}

status_of_package() { dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null || true; }

check_package() {
  [ "$(status_of_package "$1")" = installed ] || fail "the package $1 is not installed"
}

check_absent_package() {
  [ "$(status_of_package "$1")" != installed ] || fail "the package $1 is installed"
}

check_file() {
  local mode owner group path found
  read -r mode owner group path <<<"$1"
  if ! found="$(stat --format '%a %U %G' "$path" 2>&1)"; then
    fail "$path: $found"
    return
  fi
  read -r found_mode found_owner found_group <<<"$found"
  if [ "$mode" != - ] && ((8#$mode != 8#$found_mode)); then fail "$path has mode $found_mode, not $mode"; fi
  if [ "$owner" != - ] && [ "$owner" != "$found_owner" ]; then fail "$path is $found_owner's, not $owner's"; fi
  if [ "$group" != - ] && [ "$group" != "$found_group" ]; then fail "$path has group $found_group, not $group"; fi
}

check_absent_file() {
  if [ -e "$1" ] || [ -L "$1" ]; then fail "$1 is there"; fi
}

answers() {
  found="$(curl --silent --show-error --noproxy '*' --max-time 5 --output /dev/null --write-out '%{http_code}' "$2" 2>&1)" || true
  [ "$found" = "$1" ]
}

check_http() {
  local status="${1%% *}" url="${1#* }" found=""
  eventually answers "$status" "$url" || fail "$url answers '$found', not $status"
}

check_firewall() {
  local status
  status="$(ufw status verbose)"
  grep --quiet '^Status: active' <<<"$status" || fail "the firewall is off"
  grep --quiet '^Default: deny (incoming)' <<<"$status" || fail "the firewall is open to what is not allowed"
  grep --quiet '^ENABLED=yes' /etc/ufw/ufw.conf || fail "the firewall does not start at boot"
}

check_allowed() {
  local port="${1%% *}" from="" rules wanted
  if [[ "$1" == *" "* ]]; then from="${1#* }"; fi
  wanted="ufw (allow|limit) (in )?(${port%/*}|$port)"
  if [ "$port" = 22/tcp ]; then wanted="ufw (allow|limit) (in )?(22|22/tcp|OpenSSH|ssh)"; fi
  if [ -n "$from" ]; then wanted="ufw (allow|limit) (in )?from ${from//./\\.} to any port ${port%/*} proto ${port#*/}"; fi
  rules="$(ufw show added)"
  grep --quiet --line-regexp --extended-regexp -- "$wanted" <<<"$rules" || fail "the firewall does not let $1 in"
}

each_of "$SERVICES" check_service
each_of "$LISTENING" check_port
each_of "$PACKAGES" check_package
each_of "$ABSENT_PACKAGES" check_absent_package
each_of "$FILES" check_file
each_of "$ABSENT_FILES" check_absent_file
each_of "$HTTP" check_http
if [ -n "$FIREWALL" ]; then check_firewall; fi
each_of "$FIREWALL" check_allowed

if ((failures > 0)); then
  echo "verify: $failures of the promises do not hold" >&2
  exit 1
fi
