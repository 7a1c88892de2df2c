#!/usr/bin/env bash
#
# Fails the build unless chronyd takes its configuration, has a source, and the device of the host's clock is there.
# Without systemd, as in a chroot, no device can be looked for, and that is said.
#
# Inputs: none
set -euo pipefail

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

settings="$(chronyd -p -f /etc/chrony/chrony.conf)" || fail "chronyd refuses its configuration"
grep --quiet --extended-regexp '^(refclock|server|pool|sourcedir)[[:space:]]' <<<"$settings" || fail "no source of time"
step="$(sed -n 's/^makestep //p' <<<"$settings" | tail -n 1)"
[ "$step" = "1.0 -1" ] || fail "a clock that is far off is not set: makestep is '$step', not '1.0 -1'"
getent passwd _chrony >/dev/null || fail "there is no user _chrony to run as"

device="$(sed -nE 's/^refclock[[:space:]]+PHC[[:space:]]+([^[:space:]]+).*/\1/p' <<<"$settings" | head -n 1)"
if [ -z "$device" ]; then exit 0; fi
if [ ! -d /run/systemd/system ]; then
  echo "not checked: $device, since this machine was not booted"
elif [ ! -e "$device" ]; then
  fail "$device is not there, and chronyd does not start without it"
fi
