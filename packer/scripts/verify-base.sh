#!/usr/bin/env bash
#
# Fails the build unless the machine is what every image promises: a firewall that is on and closed but for
# what is allowed, security fixes that install themselves, an SSH server that takes keys only, and what Azure
# needs in order to start a VM from the image. Every check that fails is listed.
#
# Inputs: none
set -euo pipefail

# ufw answers in the machine's language.
export LC_ALL=C

failures=0

check() {
  local promise="$1"
  shift
  if "$@"; then
    echo "ok: $promise"
  else
    echo "FAILED: $promise" >&2
    failures=$((failures + 1))
  fi
}

# For reading a program's answer: a pipe into grep -q would kill the program.
says() {
  local pattern="$1" answer
  shift
  answer="$("$@")" && grep --quiet --extended-regexp --ignore-case -- "$pattern" <<<"$answer"
}

is_installed() { command -v "$1" >/dev/null; }

firewall_starts_at_boot() { grep --quiet '^ENABLED=yes' /etc/ufw/ufw.conf; }

apt_setting_is() {
  local value
  eval "$(apt-config shell value "$1")"
  [ "${value:-}" = "$2" ]
}

every_account_has_a_password_or_none() { ! awk -F: '$2 == "" { found = 1 } END { exit !found }' /etc/shadow; }

no_package_is_half_installed() { [ -z "$(dpkg --audit)" ]; }

udf_is_usable() {
  ! grep --quiet --recursive --no-messages --extended-regexp '^[[:space:]]*(install|blacklist)[[:space:]]+udf' \
    /etc/modprobe.d
}

# Only there while sshd runs, and sshd refuses to check without it.
install -d -m 0755 /run/sshd

check "the firewall is on" says '^Status: active' ufw status verbose
check "the firewall is closed to what is not allowed" says '^Default: deny \(incoming\)' ufw status verbose
check "the firewall starts at boot" firewall_starts_at_boot
check "the firewall lets SSH in" says '^ufw (allow|limit) (in )?(22(/tcp)?|OpenSSH|ssh)( |$)' ufw show added

check "security fixes install themselves" apt_setting_is APT::Periodic::Unattended-Upgrade 1
check "package lists refresh themselves" apt_setting_is APT::Periodic::Update-Package-Lists 1
check "the program for it is there" is_installed unattended-upgrade
check "the timer for it starts at boot" systemctl is-enabled --quiet apt-daily-upgrade.timer

check "the SSH server accepts its configuration" sshd -t
check "SSH takes no passwords" says '^passwordauthentication no$' sshd -T
check "SSH asks no questions" says '^kbdinteractiveauthentication no$' sshd -T
check "SSH does not let root in" says '^permitrootlogin no$' sshd -T

check "no account has an empty password" every_account_has_a_password_or_none
check "no package is half installed" no_package_is_half_installed

check "cloud-init is there" is_installed cloud-init
check "the Azure agent is there" is_installed waagent
check "the UDF disk with a new VM's settings can be read" udf_is_usable

if ((failures > 0)); then
  echo "verify-base: $failures of the promises do not hold" >&2
  exit 1
fi
