#!/usr/bin/env bash
#
# Decides on purpose what a VM does about updates: security fixes install themselves every day, so that a VM
# which outlives its image stays safe. Unless told so it never restarts by itself, since a restart at the same
# minute in every VM of a scale set is an outage: what needs one arrives with the next image.
#
# Serves CIS Ubuntu 22.04 item 1.9.
#
# Inputs: RESTART_AT  when a VM restarts if an update needs it, by its own clock; empty: never ()
set -euo pipefail

readonly RESTART_AT="${RESTART_AT:-}"

umask 022

cat >/etc/apt/apt.conf.d/20auto-upgrades <<'CONF'
// From unattended-upgrades.sh of the image build.
APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
APT::Periodic::AutocleanInterval "7";
CONF

restarts=true
if [ -z "$RESTART_AT" ]; then restarts=false; fi

# After 50unattended-upgrades, the package's own file: the last word counts, and lists add up unless cleared.
cat >/etc/apt/apt.conf.d/60golden-image-upgrades <<CONF
// From unattended-upgrades.sh of the image build.
#clear Unattended-Upgrade::Allowed-Origins;
Unattended-Upgrade::Allowed-Origins {
  "\${distro_id}:\${distro_codename}-security";
  "\${distro_id}ESMApps:\${distro_codename}-apps-security";
  "\${distro_id}ESM:\${distro_codename}-infra-security";
};
Unattended-Upgrade::Remove-Unused-Kernel-Packages "true";
Unattended-Upgrade::Remove-Unused-Dependencies "true";
Unattended-Upgrade::Automatic-Reboot "$restarts";
CONF
if [ -n "$RESTART_AT" ]; then
  echo "Unattended-Upgrade::Automatic-Reboot-Time \"$RESTART_AT\";" >>/etc/apt/apt.conf.d/60golden-image-upgrades
fi

apt-config dump >/dev/null
systemctl enable apt-daily.timer apt-daily-upgrade.timer unattended-upgrades.service
