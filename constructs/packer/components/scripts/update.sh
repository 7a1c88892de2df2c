#!/usr/bin/env bash
#
# Brings every package up to date and removes what nothing needs any more, so that a VM starts with the fixes
# of the day its image was built.
#
# Serves CIS Ubuntu 22.04 item 1.9.
#
# Inputs: LOCK_TIMEOUT_SECONDS  how long to wait for another apt, which a first boot runs by itself (600)
set -euo pipefail

readonly LOCK_TIMEOUT_SECONDS="${LOCK_TIMEOUT_SECONDS:-600}"

# Nobody is there to answer a question, and the restart that follows makes restarting services pointless.
export LC_ALL=C DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
umask 022

apt_get() {
  apt-get --quiet --assume-yes \
    -o DPkg::Lock::Timeout="$LOCK_TIMEOUT_SECONDS" \
    -o Acquire::Retries=5 \
    -o APT::Update::Error-Mode=any \
    -o Dpkg::Options::=--force-confdef \
    -o Dpkg::Options::=--force-confold \
    "$@"
}

# The lists have a lock of their own, which apt does not wait for.
refresh_lists() {
  local deadline=$((SECONDS + LOCK_TIMEOUT_SECONDS)) output
  until output="$(apt_get update 2>&1)"; do
    echo "$output" >&2
    [[ "$output" == *"Could not get lock"* ]] && ((SECONDS < deadline)) || return 1
    sleep 5
  done
}

refresh_lists
apt_get dist-upgrade
apt_get autoremove --purge
