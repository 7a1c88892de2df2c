#!/usr/bin/env bash
#
# Says before and after a login whose machine this is, and nothing about its system. Ubuntu's news, which each VM
# fetches from the network, are off.
#
# Serves CIS Ubuntu 22.04 items 1.7.1 to 1.7.6.
#
# Inputs: TEXT  what is said (This system is for authorized users only. Use is monitored and recorded; whoever continues
#               consents to that. Unauthorized access is prohibited and may be prosecuted by law.)
set -euo pipefail

readonly TEXT="${TEXT:-This system is for authorized users only. Use is monitored and recorded; whoever continues consents to that. Unauthorized access is prohibited and may be prosecuted by law.}"

umask 022

for file in /etc/issue /etc/issue.net /etc/motd; do
  rm -f "$file"
  printf '%s\n' "$TEXT" >"$file"
done
if [ -f /etc/default/motd-news ]; then sed -i 's/^ENABLED=.*/ENABLED=0/' /etc/default/motd-news; fi
