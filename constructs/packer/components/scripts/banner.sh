#!/usr/bin/env bash
#
# Says before and after a login whose machine this is, and nothing about its system. Ubuntu's news, which each VM
# fetches from the network, are off.
#
# Serves CIS Ubuntu 22.04 items 1.7.1 to 1.7.6.
#
# Inputs: TEXT  what is said (Authorized users only. All activity may be monitored and reported.)
set -euo pipefail

readonly TEXT="${TEXT:-Authorized users only. All activity may be monitored and reported.}"

umask 022

for file in /etc/issue /etc/issue.net /etc/motd; do
  rm -f "$file"
  printf '%s\n' "$TEXT" >"$file"
done
if [ -f /etc/default/motd-news ]; then sed -i 's/^ENABLED=.*/ENABLED=0/' /etc/default/motd-news; fi
