#!/usr/bin/env bash
#
# What every root gets from outside, in the namespaces that the caller made: a loopback with the mirror of packages on
# it, a /proc, and a /dev that holds no device of the machine.
#
# Inputs: NODE    the program that forwards to the mirror
#         MIRROR  the mirror's socket
set -euo pipefail

# What nothing in a root may do, whatever it starts: it would be done to the machine's own kernel.
# shellcheck disable=SC2034 # enter.sh and boot.sh use it
readonly FORBIDDEN=-sys_time,-sys_module,-sys_boot,-sys_rawio,-audit_control,-syslog,-mac_admin,-bpf,-perfmon

provide_mirror() {
  local ready
  ip link set lo up
  exec {forwarder}< <("$NODE" "$(dirname "${BASH_SOURCE[0]}")/forward.mjs" "$MIRROR")
  read -r ready <&"$forwarder"
  exec {forwarder}<&-
  [ "$ready" = ready ]
}

# Of the kernel's settings only those of the network can be set, which are this namespace's own.
provide_kernel() {
  local root="$1" device
  mount -t proc proc "$root/proc"
  mount --bind "$root/proc/sys" "$root/proc/sys"
  mount --bind "$root/proc/sys/net" "$root/proc/sys/net"
  mount -o remount,bind,ro "$root/proc/sys"
  if [ -e "$root/proc/sysrq-trigger" ]; then mount --bind /dev/null "$root/proc/sysrq-trigger"; fi

  mount -t tmpfs -o mode=755 tmpfs "$root/dev"
  for device in null zero full random urandom tty; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  mkdir "$root/dev/pts" "$root/dev/shm"
  mount -t devpts -o newinstance,ptmxmode=666,mode=620 devpts "$root/dev/pts"
  mount -t tmpfs -o nosuid,nodev,mode=1777 tmpfs "$root/dev/shm"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
  ln -s /proc/self/fd/0 "$root/dev/stdin"
  ln -s /proc/self/fd/1 "$root/dev/stdout"
  ln -s /proc/self/fd/2 "$root/dev/stderr"
}
