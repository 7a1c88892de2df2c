#!/usr/bin/env bash
#
# Fails the build unless the SSH server, with everything that it reads, is as closed as it was made, and starts at
# boot. Every promise that does not hold is listed.
#
# Inputs: TCP_FORWARDING      what was asked for, yes or no (no)
#         AGENT_FORWARDING    what was asked for, yes or no (no)
set -euo pipefail

readonly TCP_FORWARDING="${TCP_FORWARDING:-no}"
readonly AGENT_FORWARDING="${AGENT_FORWARDING:-no}"

# Only there while sshd runs, and sshd refuses to check without it.
install -d -m 0755 /run/sshd
settings="$(sshd -T)"
failures=0

must_say() {
  if grep --quiet --line-regexp --extended-regexp -- "$1" <<<"$settings"; then return; fi
  echo "FAILED: sshd -T must say '$1'" >&2
  failures=$((failures + 1))
}

must_say 'passwordauthentication no'
must_say 'kbdinteractiveauthentication no'
must_say 'permitrootlogin no'
must_say 'permitemptypasswords no'
must_say 'pubkeyauthentication yes'
must_say 'usepam yes'
must_say 'x11forwarding no'
must_say "allowtcpforwarding $TCP_FORWARDING"
must_say "allowagentforwarding $AGENT_FORWARDING"
must_say 'ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,.*'

if ! systemctl is-enabled --quiet ssh.service && ! systemctl is-enabled --quiet ssh.socket; then
  echo "FAILED: the SSH server does not start at boot" >&2
  failures=$((failures + 1))
fi
if ((failures > 0)); then exit 1; fi
