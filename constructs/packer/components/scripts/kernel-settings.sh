#!/usr/bin/env bash
#
# Writes what the kernel is told at each boot, and that a process which crashes leaves no dump of its memory.
# Nothing is set in the running machine: an image has no running kernel.
#
# Router advertisements are read by systemd-networkd, which netplan runs, in place of the kernel: IPv6 in Azure does
# not need the kernel to accept them.
#
# Serves CIS Ubuntu 22.04 items 1.5.1, 1.5.3, 1.5.4, 3.2 and 3.3.
#
# Inputs: SETTINGS  settings that replace or join ours, a line each, as net.ipv4.ip_forward=1 ()
set -euo pipefail

readonly SETTINGS="${SETTINGS:-}"

umask 022

settings='# From kernel-settings.sh of the image build.
# Nobody redirects or source-routes traffic of this machine, and it does so to nobody.
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
net.ipv4.ip_forward = 0
net.ipv6.conf.all.forwarding = 0
net.ipv6.conf.all.accept_ra = 0
net.ipv6.conf.default.accept_ra = 0
# An answer has to leave where its question came in, and what can not be is logged.
net.ipv4.conf.all.rp_filter = 1
net.ipv4.conf.default.rp_filter = 1
net.ipv4.conf.all.log_martians = 1
net.ipv4.conf.default.log_martians = 1
# The kernel keeps its addresses and messages to root, and processes to themselves.
kernel.kptr_restrict = 2
kernel.dmesg_restrict = 1
kernel.randomize_va_space = 2
kernel.yama.ptrace_scope = 1
kernel.sysrq = 0
kernel.core_uses_pid = 1
kernel.unprivileged_bpf_disabled = 1
net.core.bpf_jit_harden = 2
dev.tty.ldisc_autoload = 0
fs.protected_fifos = 2
fs.protected_regular = 2
fs.protected_hardlinks = 1
fs.protected_symlinks = 1
fs.suid_dumpable = 0'

while IFS='=' read -r name value; do
  if [ -z "$name" ]; then continue; fi
  settings="$(sed "/^${name//./\\.} = /d" <<<"$settings")"$'\n'"$name = $value"
done <<<"$SETTINGS"

printf '%s\n' "$settings" >/etc/sysctl.d/99-zz-golden-image.conf

# ufw has settings of its own, and sets them after the kernel's, whenever it starts.
ufw=/etc/ufw/sysctl.conf
if [ -f "$ufw" ]; then
  while IFS=' =' read -r name value; do
    if [[ "$name" == net.* ]]; then sed -i "s|^${name//./[./]}=.*|${name//.//}=$value|" "$ufw"; fi
  done <<<"$settings"
fi

cat >/etc/security/limits.d/60-golden-image.conf <<'CONF'
# From kernel-settings.sh of the image build: a core dump holds whatever secrets the process held.
* hard core 0
CONF

# Ubuntu's crash reporter changes fs.suid_dumpable back when it starts.
if [ -f /etc/default/apport ]; then sed -i 's/^enabled=.*/enabled=0/' /etc/default/apport; fi
