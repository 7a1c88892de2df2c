#!/usr/bin/env bash
#
# The hardening hook: a small set of settings that no workload should miss, and the place for an organisation's
# own. Everything is written to files that take effect when a VM boots; nothing of the running build VM is
# changed, so a mistake can not cut the build off.
#
# Not done on purpose: the kernel module udf stays, since Azure hands a new VM its settings on a UDF disk.
#
# Inputs: none
set -euo pipefail

# sshd takes the first value that it meets, so this has to come before 50-cloud-init.conf.
harden_ssh() {
  install -d -m 0755 /etc/ssh/sshd_config.d
  cat >/etc/ssh/sshd_config.d/00-golden-image.conf <<'CONF'
# From harden.sh of the image build. Keys only, nobody as root, and no session that has died stays open.
PermitRootLogin no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitEmptyPasswords no
X11Forwarding no
MaxAuthTries 4
LoginGraceTime 60
ClientAliveInterval 300
ClientAliveCountMax 3
CONF
  chmod 0600 /etc/ssh/sshd_config /etc/ssh/sshd_config.d/00-golden-image.conf

  # With socket activation this folder only exists while sshd runs, and sshd refuses to check without it.
  install -d -m 0755 /run/sshd
  sshd -t
}

# Written, not set: an image has no running kernel. IPv6 router advertisements stay on, Azure needs them.
harden_kernel() {
  cat >/etc/sysctl.d/60-golden-image.conf <<'CONF'
# From harden.sh of the image build.
# Nobody redirects or source-routes this machine's traffic, and it does so to nobody's.
net.ipv4.conf.all.accept_redirects = 0
net.ipv4.conf.default.accept_redirects = 0
net.ipv4.conf.all.secure_redirects = 0
net.ipv4.conf.default.secure_redirects = 0
net.ipv4.conf.all.send_redirects = 0
net.ipv4.conf.default.send_redirects = 0
net.ipv4.conf.all.accept_source_route = 0
net.ipv4.conf.default.accept_source_route = 0
net.ipv6.conf.all.accept_redirects = 0
net.ipv6.conf.default.accept_redirects = 0
net.ipv6.conf.all.accept_source_route = 0
net.ipv6.conf.default.accept_source_route = 0
net.ipv4.icmp_echo_ignore_broadcasts = 1
net.ipv4.icmp_ignore_bogus_error_responses = 1
net.ipv4.tcp_syncookies = 1
# The kernel keeps its addresses and messages to root, and processes to themselves.
kernel.kptr_restrict = 2
kernel.dmesg_restrict = 1
kernel.randomize_va_space = 2
kernel.yama.ptrace_scope = 1
fs.protected_hardlinks = 1
fs.protected_symlinks = 1
fs.suid_dumpable = 0
CONF
}

# A core dump holds whatever secrets the process held.
harden_core_dumps() {
  cat >/etc/security/limits.d/60-golden-image.conf <<'CONF'
# From harden.sh of the image build.
* hard core 0
CONF
}

# What says which jobs run as root is for root to read.
harden_permissions() {
  local path
  for path in /etc/crontab /boot/grub/grub.cfg; do
    if [ -e "$path" ]; then chmod 0600 "$path"; fi
  done
  for path in /etc/cron.d /etc/cron.hourly /etc/cron.daily /etc/cron.weekly /etc/cron.monthly; do
    if [ -e "$path" ]; then chmod 0700 "$path"; fi
  done
}

harden_ssh
harden_kernel
harden_core_dumps
harden_permissions
