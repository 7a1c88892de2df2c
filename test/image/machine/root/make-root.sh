#!/usr/bin/env bash
#
# Makes the two roots of the proof as archives: a machine that stands for an Azure VM of Ubuntu, and the scanners
# beside it, so that nothing is installed in the machine for the sake of the scan. Runs in mount, PID and network
# namespaces of its own, which the caller made.
#
# Inputs: $1  the folder that gets machine.tar and scanners.tar
#         $2  where the roots are made, and removed from again
#         $3  the lines of sources.list, the release itself first
#         NODE, MIRROR  see namespace.sh
set -euo pipefail

readonly ARCHIVES="$1" ROOTS="$2" SOURCES="$3"

# shellcheck source-path=SCRIPTDIR source=namespace.sh
. "$(dirname "$0")/namespace.sh"

# What Ubuntu's server image for Azure has too, as far as Debian has it by the same name.
readonly PACKAGES=(
  apparmor apt-utils ca-certificates chrony cloud-init cron curl dbus iproute2 iptables kmod libpam-systemd
  logrotate netplan.io openssh-server passwd rsyslog sudo systemd-sysv udev ufw unattended-upgrades waagent
)
readonly SCANNERS=(lynis openscap-scanner ssg-debderived)

in_root() {
  local root="$1"
  shift
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"
}

install_packages() {
  local root="$1"
  shift
  provide_kernel "$root"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 0755 "$root/usr/sbin/policy-rc.d"
  printf '%s\n' "$SOURCES" >"$root/etc/apt/sources.list"
  in_root "$root" apt-get -qq update
  in_root "$root" apt-get -qqy install --no-install-recommends "$@" >/dev/null
  in_root "$root" apt-get clean
  umount -R "$root/proc" "$root/dev"
  rm -f "$root/usr/sbin/policy-rc.d"
}

# SSG's rules apply to Ubuntu 22.04 only, and say "not applicable" to Debian. The resolver is Ubuntu's, too.
pose_as_ubuntu() {
  local root="$1"
  rm -f "$root/etc/os-release"
  cat >"$root/etc/os-release" <<'CONF'
PRETTY_NAME="Ubuntu 22.04.4 LTS"
NAME="Ubuntu"
VERSION_ID="22.04"
VERSION="22.04.4 LTS (Jammy Jellyfish)"
VERSION_CODENAME=jammy
ID=ubuntu
ID_LIKE=debian
UBUNTU_CODENAME=jammy
CONF
  cat >"$root/etc/lsb-release" <<'CONF'
DISTRIB_ID=Ubuntu
DISTRIB_RELEASE=22.04
DISTRIB_CODENAME=jammy
DISTRIB_DESCRIPTION="Ubuntu 22.04.4 LTS"
CONF
  ln -sf ../run/systemd/resolve/stub-resolv.conf "$root/etc/resolv.conf"
  # As an editor may leave it: what is added to its end has to begin a line of its own.
  printf '# no newline at the end' >"$root/etc/fstab"
}

provide_mirror
mkdir -p "$ARCHIVES" "$ROOTS"
read -r _ uri suite _ <<<"$SOURCES"
debootstrap --variant=minbase --merged-usr "$suite" "$ROOTS/machine" "$uri" >/dev/null
cp -a "$ROOTS/machine" "$ROOTS/scanners"

install_packages "$ROOTS/machine" "${PACKAGES[@]}"
pose_as_ubuntu "$ROOTS/machine"
install_packages "$ROOTS/scanners" "${SCANNERS[@]}"

for name in machine scanners; do
  tar --create --xattrs --numeric-owner --file "$ARCHIVES/$name.tar.new" --directory "$ROOTS/$name" .
  mv "$ARCHIVES/$name.tar.new" "$ARCHIVES/$name.tar"
done
rm -rf --one-file-system "${ROOTS:?}/machine" "$ROOTS/scanners"
