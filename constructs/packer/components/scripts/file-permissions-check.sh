#!/usr/bin/env bash
#
# Fails the build when a program runs with its owner's or group's rights that Ubuntu's server does not come with, or
# when everybody may write where programs are.
#
# Inputs: SETUID_PROGRAMS  absolute paths of further programs that may, separated by spaces ()
set -euo pipefail

readonly SETUID_PROGRAMS="${SETUID_PROGRAMS:-}"
readonly UBUNTUS='chage|chfn|chsh|crontab|dbus-daemon-launch-helper|expiry|fusermount3|gpasswd|mount|mount\.(cifs|nfs)|newgrp|passwd|pam_extrausers_chkpwd|pkexec|polkit-agent-helper-1|snap-confine|ssh-agent|ssh-keysign|su|sudo|umount|unix_chkpwd|utempter|wall|write|write\.ul|at|bsd-write|ntfs-3g|mlocate|plocate'

failures=0

while IFS= read -r path; do
  if [ -z "$path" ] || [[ "${path##*/}" =~ ^($UBUNTUS)$ ]] || [[ " $SETUID_PROGRAMS " == *" $path "* ]]; then continue; fi
  echo "FAILED: $path runs with rights of its owner or group" >&2
  failures=$((failures + 1))
done <<<"$(find /usr /opt /srv -xdev -type f -perm /6000)"

writable="$(find /usr /etc /opt -xdev -type f -perm -0002)"
if [ -n "$writable" ]; then
  echo "FAILED: everybody may write to $writable" >&2
  failures=$((failures + 1))
fi

options="$(findmnt --fstab --noheadings --output OPTIONS /dev/shm || true)"
if [[ ",$options," != *,noexec,* ]]; then
  echo "FAILED: /etc/fstab mounts /dev/shm with '$options', not noexec" >&2
  failures=$((failures + 1))
fi

if ((failures > 0)); then exit 1; fi
