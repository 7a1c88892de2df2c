#!/usr/bin/env bash
#
# Decides on purpose what a VM does about updates: security fixes install themselves every day, so that a VM
# which outlives its image stays safe; it never restarts by itself, since a restart at the same minute in
# every VM of a scale set is an outage. What needs a restart arrives with the next image.
#
# Inputs: AUTOMATIC_REBOOT       whether a VM restarts when an update needs it, true or false (false)
#         AUTOMATIC_REBOOT_TIME  when it does so, by the VM's clock (03:00)
set -euo pipefail

readonly AUTOMATIC_REBOOT="${AUTOMATIC_REBOOT:-false}"
readonly AUTOMATIC_REBOOT_TIME="${AUTOMATIC_REBOOT_TIME:-03:00}"

case "$AUTOMATIC_REBOOT" in
  true | false) ;;
  *)
    echo "AUTOMATIC_REBOOT must be true or false, got '$AUTOMATIC_REBOOT'" >&2
    exit 1
    ;;
esac
if ! [[ "$AUTOMATIC_REBOOT_TIME" =~ ^([01][0-9]|2[0-3]):[0-5][0-9]$ ]]; then
  echo "AUTOMATIC_REBOOT_TIME must be a time such as 03:00, got '$AUTOMATIC_REBOOT_TIME'" >&2
  exit 1
fi

# Minimal images come without it. update.sh has refreshed the package lists.
if ! command -v unattended-upgrade >/dev/null; then
  DEBIAN_FRONTEND=noninteractive apt-get --quiet --assume-yes \
    -o DPkg::Lock::Timeout=600 -o Acquire::Retries=5 install unattended-upgrades
fi

cat >/etc/apt/apt.conf.d/20auto-upgrades <<'CONF'
// From unattended-upgrades.sh of the image build.
APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
APT::Periodic::AutocleanInterval "7";
CONF

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
Unattended-Upgrade::Automatic-Reboot "$AUTOMATIC_REBOOT";
Unattended-Upgrade::Automatic-Reboot-Time "$AUTOMATIC_REBOOT_TIME";
CONF

apt-config dump >/dev/null
systemctl enable apt-daily.timer apt-daily-upgrade.timer unattended-upgrades.service
