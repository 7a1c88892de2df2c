#!/usr/bin/env bash
#
# Removes from the machine what must not be in every VM of the image: identities, logs, histories, caches.
# Runs right before the deprovision step, which removes the rest together with the build's user.
#
# Left alone on purpose, since the deprovision step comes over SSH as that user: its keys and its right to
# become root, the SSH host keys, and /var/lib/waagent, where the Azure agent finds the user's name.
#
# Inputs: PACKAGE_LISTS  whether apt's lists stay, keep or remove (remove)
set -euo pipefail

readonly PACKAGE_LISTS="${PACKAGE_LISTS:-remove}"

# No package goes here: what was verified before is what is captured.
packages() {
  apt-get --quiet -o DPkg::Lock::Timeout=600 clean
  if [ "$PACKAGE_LISTS" = remove ]; then find /var/lib/apt/lists -mindepth 1 -delete; fi
}

# Without this a VM would take itself for this machine, and skip its own first boot.
first_boot() {
  if command -v cloud-init >/dev/null; then cloud-init clean --logs --seed; fi
  rm -f /var/lib/systemd/random-seed
}

# Empty, not gone: systemd then makes a new one at boot. D-Bus is to follow it.
machine_id() {
  truncate --size 0 /etc/machine-id
  if [ -e /var/lib/dbus ]; then ln --symbolic --force /etc/machine-id /var/lib/dbus/machine-id; fi
}

# cloud-init wrote the user's right to become root where the agent does not remove it (WALinuxAgent issue 3663).
# Where it is now, the agent does, and sudo reads both.
sudo_rule() {
  local rule=/etc/sudoers.d/90-cloud-init-users
  if [ -e "$rule" ]; then mv --force "$rule" /etc/sudoers.d/waagent; fi
}

histories() {
  rm -rf /root/.cache /root/.ssh/authorized_keys /root/.azure /root/.config/hcp
  find /home -mindepth 2 -maxdepth 2 -name .azure -exec rm -rf {} +
  find /home -mindepth 3 -maxdepth 3 -path '*/.config/hcp' -exec rm -rf {} +
  find /root /home -xdev -maxdepth 2 -type f \( -name '.*_history' -o -name .lesshst -o -name .wget-hsts \) -delete
}

# What belongs to the build's network only. cloud-init writes a new plan in a new VM.
network() {
  rm -f /etc/netplan/50-cloud-init.yaml /etc/udev/rules.d/70-persistent-net.rules
  local folder
  for folder in /var/lib/dhcp /var/lib/systemd/network; do
    if [ -d "$folder" ]; then find "$folder" -mindepth 1 -type f -delete; fi
  done
  # The build's name servers may answer nobody else. systemd-resolved finds those of the VM.
  if [ ! -L /etc/resolv.conf ]; then ln --symbolic --force ../run/systemd/resolve/stub-resolv.conf /etc/resolv.conf; fi
}

# Without the private folders of running services, which are gone after a shutdown anyway, and this script.
temporary_files() {
  local folder
  for folder in /tmp /var/tmp /var/crash; do
    if [ -d "$folder" ]; then
      find "$folder" -ignore_readdir_race -xdev -mindepth 1 \
        -not -path '*/systemd-private-*' -not -path "$0" -delete
    fi
  done
}

# Last, so that the steps above leave no trace either. Services go on writing to what they have open: a journal
# that is deleted now is not in the image, and a log that is cut to nothing grows by a few lines.
logs() {
  find /var/log -ignore_readdir_race -xdev -type f \( -path '/var/log/journal/*' -o -name '*.gz' -o -name '*.xz' \
    -o -name '*.old' -o -name '*.[0-9]' \) -delete
  find /var/log -ignore_readdir_race -xdev -type f -exec truncate --no-create --size 0 {} +
}

packages
first_boot
machine_id
sudo_rule
histories
network
temporary_files
logs
