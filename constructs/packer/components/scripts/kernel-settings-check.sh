#!/usr/bin/env bash
#
# Fails the build when some other file has the last word about a setting of ours, ufw's own included.
#
# Inputs: none
set -euo pipefail

failures=0

# Name and value of each setting, dots in the name, in the order in which a boot applies them.
all="$(systemd-analyze cat-config sysctl.d | sed -nE 's|^[[:space:]]*-?([A-Za-z][^#;=[:space:]]*)[[:space:]]*=[[:space:]]*|\1=|p')"
firewall=""
if [ -f /etc/ufw/sysctl.conf ]; then firewall="$(sed -n '/^net/s|/|.|gp' /etc/ufw/sysctl.conf)"; fi

while IFS=' =' read -r name value; do
  case "$name" in '' | '#'*) continue ;; esac
  last="$(tr / . <<<"$all"$'\n'"$firewall" | sed -n "s|^${name//./\\.}=||p" | tail -n 1)"
  if [ "$last" = "$value" ]; then continue; fi
  echo "FAILED: $name must be $value, and is set to '$last' by another file" >&2
  failures=$((failures + 1))
done </etc/sysctl.d/99-zz-golden-image.conf

if ((failures > 0)); then exit 1; fi
