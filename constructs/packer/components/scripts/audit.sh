#!/usr/bin/env bash
#
# Has the kernel record who changes accounts, rights, the clock and the audit itself, for whoever investigates.
# A full disk of records stops no VM: old records make room.
#
# Serves CIS Ubuntu 22.04 items 4.1.1 to 4.1.3 (Level 2).
#
# Inputs: LOG_FILE_MIB  how large one file of records gets (8)
#         LOG_FILES     how many of them are kept (5)
#         RULES         further rules, a line each, as in auditctl(8) ()
set -euo pipefail

readonly LOG_FILE_MIB="${LOG_FILE_MIB:-8}"
readonly LOG_FILES="${LOG_FILES:-5}"
readonly RULES="${RULES:-}"

umask 027

set_value() {
  sed -i -E "s/^$1[[:space:]]*=.*/$1 = $2/" /etc/audit/auditd.conf
  grep --quiet "^$1 = $2\$" /etc/audit/auditd.conf || {
    echo "audit: auditd.conf has no $1 to set" >&2
    exit 1
  }
}

set_value max_log_file "$LOG_FILE_MIB"
set_value num_logs "$LOG_FILES"
set_value max_log_file_action ROTATE

{
  cat <<'CONF'
# From audit.sh of the image build.
-w /etc/passwd -p wa -k identity
-w /etc/group -p wa -k identity
-w /etc/shadow -p wa -k identity
-w /etc/gshadow -p wa -k identity
-w /etc/sudoers -p wa -k scope
-w /etc/sudoers.d/ -p wa -k scope
-w /var/log/sudo.log -p wa -k sudo
-w /etc/ssh/sshd_config -p wa -k sshd
-w /etc/localtime -p wa -k time
-w /etc/audit/ -p wa -k audit
-w /etc/apparmor.d/ -p wa -k apparmor
CONF
  if [ -n "$RULES" ]; then printf '%s\n' "$RULES"; fi
} >/etc/audit/rules.d/60-golden-image.rules

systemctl enable auditd
