#!/usr/bin/env bash
#
# Boots a root: its own systemd, as the first process, starts whatever the image enables. The caller started this in
# new mount, PID, network, UTS, IPC and cgroup namespaces, and in a cgroup made for it.
#
# Inputs: $1  the root
set -euo pipefail

readonly ROOT="$1"

# shellcheck source-path=SCRIPTDIR source=namespace.sh
. "$(dirname "$0")/namespace.sh"

ip link set lo up
hostname golden-image
provide_kernel "$ROOT"
mount -t sysfs -o ro sysfs "$ROOT/sys"
mount -t cgroup2 cgroup2 "$ROOT/sys/fs/cgroup"
mount -t tmpfs -o mode=755,nosuid,nodev tmpfs "$ROOT/run"

# By its name for a container, systemd leaves alone what only a machine of its own has.
exec env -i container=image-proof PATH=/usr/sbin:/usr/bin:/sbin:/bin \
  setpriv --bounding-set "$FORBIDDEN" chroot "$ROOT" /lib/systemd/systemd --log-target=journal
