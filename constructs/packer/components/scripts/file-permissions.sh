#!/usr/bin/env bash
#
# What says which jobs run as root, and what holds password hashes, is for root to read.
#
# /etc/shadow stays readable for its group: unix_chkpwd, chage and expiry are setgid shadow on Ubuntu, and check an
# account for programs that are not root. Nothing of the kind reads the other three.
#
# Nothing that lies in /dev/shm, where everybody may write, can be run from the next boot on.
#
# Serves CIS Ubuntu 22.04 items 1.1.8, 1.4.2, 5.1.2 to 5.1.9 and 6.1.
#
# Inputs: none
set -euo pipefail

for path in /etc/crontab /boot/grub/grub.cfg; do
  if [ -e "$path" ]; then chmod 0600 "$path"; fi
done
for path in /etc/cron.d /etc/cron.hourly /etc/cron.daily /etc/cron.weekly /etc/cron.monthly; do
  if [ -e "$path" ]; then chmod 0700 "$path"; fi
done

chown root:shadow /etc/shadow
chmod 0640 /etc/shadow
for path in /etc/shadow- /etc/gshadow /etc/gshadow-; do
  if [ -e "$path" ]; then
    chmod 0000 "$path"
    if [ "$path" = /etc/shadow- ]; then chown root:shadow "$path"; else chown root:root "$path"; fi
  fi
done

find /home -mindepth 1 -maxdepth 1 -type d -perm /0027 -exec chmod g-w,o= {} +

readonly SHARED_MEMORY="tmpfs /dev/shm tmpfs defaults,nodev,nosuid,noexec 0 0"
if ! grep -Fxqs "$SHARED_MEMORY" /etc/fstab; then
  # The second command ends the last line, where that is not.
  sed -i -e '/^[^#].*[[:space:]]\/dev\/shm[[:space:]]/d' -e "\$a\\" /etc/fstab
  printf '%s\n' "$SHARED_MEMORY" >>/etc/fstab
fi
