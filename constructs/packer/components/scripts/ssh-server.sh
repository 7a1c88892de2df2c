#!/usr/bin/env bash
#
# Has the SSH server take keys only, nobody as root, and modern algorithms only. Its settings stand at the top of
# the one file that sshd is sure to read: the first value that it meets counts, so neither a drop-in nor cloud-init's
# file takes one back. What it would not start with is never put in place.
#
# No list of allowed users or groups: Azure makes the VM's user at its first boot, under a name of the deployment's.
#
# Serves CIS Ubuntu 22.04 items 5.2.1 to 5.2.22.
#
# Inputs: TCP_FORWARDING      whether sessions may tunnel ports, yes or no (no)
#         AGENT_FORWARDING    whether sessions may use the caller's keys, yes or no (no)
#         MAX_AUTH_TRIES      keys that a client may offer before it is cut off (4)
#         IDLE_SECONDS        after how long an unresponsive client is asked for a sign of life, thrice (300)
set -euo pipefail

readonly TCP_FORWARDING="${TCP_FORWARDING:-no}"
readonly AGENT_FORWARDING="${AGENT_FORWARDING:-no}"
readonly MAX_AUTH_TRIES="${MAX_AUTH_TRIES:-4}"
readonly IDLE_SECONDS="${IDLE_SECONDS:-300}"
readonly CONFIG=/etc/ssh/sshd_config

umask 077

rest="$(sed '/^# BEGIN golden image$/,/^# END golden image$/d' "$CONFIG")"
cat >"$CONFIG.new" <<CONF
# BEGIN golden image
# From ssh-server.sh of the image build.
PermitRootLogin no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitEmptyPasswords no
PermitUserEnvironment no
HostbasedAuthentication no
IgnoreRhosts yes
UsePAM yes
X11Forwarding no
AllowTcpForwarding $TCP_FORWARDING
AllowAgentForwarding $AGENT_FORWARDING
TCPKeepAlive no
Compression no
LogLevel INFO
MaxAuthTries $MAX_AUTH_TRIES
MaxSessions 10
MaxStartups 10:30:60
LoginGraceTime 60
ClientAliveInterval $IDLE_SECONDS
ClientAliveCountMax 3
Banner /etc/issue.net
Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr
MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512,hmac-sha2-256
# END golden image
$rest
CONF

# With socket activation this folder only exists while sshd runs, and sshd refuses to check without it.
install -d -m 0755 /run/sshd
if ! sshd -t -f "$CONFIG.new"; then
  rm "$CONFIG.new"
  echo "ssh-server: sshd refuses its configuration; $CONFIG is as it was" >&2
  exit 1
fi
mv "$CONFIG.new" "$CONFIG"
if [ -d /etc/ssh/sshd_config.d ]; then find /etc/ssh/sshd_config.d -type f -exec chmod 0600 {} +; fi
