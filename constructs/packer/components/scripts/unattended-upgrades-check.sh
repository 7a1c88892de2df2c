#!/usr/bin/env bash
#
# Fails the build unless security fixes install themselves: as apt reads all of its configuration, not only ours.
#
# Inputs: none
set -euo pipefail

failures=0

setting_is() {
  local value
  eval "$(apt-config shell value "$1")"
  if [ "${value:-}" = "$2" ]; then return; fi
  echo "FAILED: apt's $1 must be $2, is '${value:-}'" >&2
  failures=$((failures + 1))
}

setting_is APT::Periodic::Unattended-Upgrade 1
setting_is APT::Periodic::Update-Package-Lists 1

audit="$(dpkg --audit)"
if [ -n "$audit" ]; then
  echo "FAILED: packages are half installed: $audit" >&2
  failures=$((failures + 1))
fi

if ((failures > 0)); then exit 1; fi
