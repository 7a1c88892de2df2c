#!/usr/bin/env bash
#
# Fails the build when something is left that must not be in every VM of the image. Runs after the clean-up; what the
# deprovision step removes, which comes over SSH as the build's user, is still there.
#
# Inputs: none
set -euo pipefail

failures=0

fail() {
  echo "FAILED: $1" >&2
  failures=$((failures + 1))
}

nothing_in() {
  local what="$1" found
  shift
  found="$(find "$@" 2>/dev/null | head -n 5 || true)"
  if [ -n "$found" ]; then fail "$what: $found"; fi
}

if [ -s /etc/machine-id ] || [ ! -e /etc/machine-id ]; then fail "/etc/machine-id must be there and empty"; fi
if [ ! -L /etc/resolv.conf ]; then fail "/etc/resolv.conf holds the build's name servers"; fi
if [ -e /var/lib/systemd/random-seed ]; then fail "every VM would start with the same random seed"; fi
nothing_in "cloud-init takes a VM for this one" /var/lib/cloud/instance /var/lib/cloud/seed -mindepth 1
nothing_in "a package is kept" /var/cache/apt/archives -name '*.deb'
nothing_in "a lease is kept" /var/lib/dhcp /var/lib/systemd/network -type f
nothing_in "the build's network is kept" /etc/netplan/50-cloud-init.yaml /etc/udev/rules.d/70-persistent-net.rules
nothing_in "a history is kept" /root /home -maxdepth 2 -name '.*_history'
nothing_in "a login is kept" /root/.azure /root/.config/hcp /root/.ssh/authorized_keys
nothing_in "a rotated log is kept" /var/log -type f \( -name '*.gz' -o -name '*.[0-9]' -o -name '*.journal' \)

if ((failures > 0)); then exit 1; fi
