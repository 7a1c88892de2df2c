#!/usr/bin/env bash
#
# Runs a command in a root, as a step of a build runs: what the image enables and a chroot can start, runs. The caller
# started this in new mount, PID, network, UTS and IPC namespaces, so nothing of the machine outside changes, and
# everything here ends with this command.
#
# Inputs: $1  the root
#         $2  the user
#         $3  what the shell of that user runs
#         $4  what breaks before that, run by root; empty for nothing
#         NODE, MIRROR  see namespace.sh
set -euo pipefail

readonly ROOT="$1" RUN_AS="$2" COMMAND="$3" FAULT="$4"

# shellcheck source-path=SCRIPTDIR source=namespace.sh
. "$(dirname "$0")/namespace.sh"

in_root() {
  local user="$1" home
  shift
  home="$(awk -F: -v name="$user" '$1 == name { print $6 }' "$ROOT/etc/passwd")"
  exec env -i HOME="$home" USER="$user" LOGNAME="$user" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    setpriv --bounding-set "$FORBIDDEN" chroot "--userspec=$user:" "$ROOT" "$@"
}

start_services() {
  if grep -qs '^ENABLED=yes' "$ROOT/etc/ufw/ufw.conf"; then (in_root root /lib/ufw/ufw-init start) || true; fi
  if [ -L "$ROOT/etc/systemd/system/multi-user.target.wants/nginx.service" ]; then
    (in_root root nginx) || true
  fi
}

provide_mirror
provide_kernel "$ROOT"
hostname golden-image

if [ -n "$FAULT" ] && ! (in_root root /bin/sh -euc "$FAULT"); then
  echo "the fault could not be injected" >&2
  exit 125
fi
start_services >/dev/null 2>&1
in_root "$RUN_AS" /bin/sh -c "$COMMAND"
