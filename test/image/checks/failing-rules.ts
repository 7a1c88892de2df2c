/** Why a rule of the profile does not pass, by its name. A rule that fails without a reason fails the proof. */
export const FAILING_RULES: Readonly<Record<string, string>> = {
  accounts_password_all_shadowed_sha512:
    "the Azure agent writes *LOCK* for root, which is no hash; nobody has one",
  accounts_password_set_max_life_existing:
    "accounts of services have no password; where PAM heeds a limit all the same, their jobs stop with it",
  accounts_password_set_min_life_existing: "accounts of services have no password to change",
  accounts_passwords_pam_tally2: "pam_tally2 is gone since Ubuntu 22.04: the line would lock everybody out",
  accounts_umask_etc_bashrc: "read from /etc/bashrc; Ubuntu's is /etc/bash.bashrc, where umask is 027",
  accounts_umask_etc_csh_cshrc: "read from /etc/csh.cshrc, which is there with csh only, and csh is not",
  aide_build_database:
    "AIDE is left to the deployment: a database of the build is stale after the first update",
  aide_periodic_cron_checking: "AIDE is left to the deployment",
  chronyd_run_as_chrony_user:
    "read from /etc/sysconfig/chronyd, which Ubuntu has not; chronyd runs as _chrony",
  chronyd_specify_remote_server: "read from /etc/chrony.conf; Ubuntu's /etc/chrony/chrony.conf names a pool",
  file_permissions_backup_etc_shadow: "asks for 0000; it is a copy of /etc/shadow, made with its mode",
  file_permissions_etc_shadow: "asks for 0000; unix_chkpwd, chage and expiry are setgid shadow, and read it",
  kernel_module_udf_disabled: "Azure hands a new VM its settings on a UDF disk",
  package_aide_installed: "AIDE is left to the deployment",
  package_ntp_installed: "chrony keeps the time; the two exclude each other",
  partition_for_tmp: "Packer makes a bill of materials with a program in /tmp, which has to run there",
  rsyslog_remote_loghost: "where logs go is a VM's setting, not an image's",
  service_chronyd_or_ntpd_enabled:
    "asks for chronyd; Ubuntu's unit is chrony, and here it may not set the clock",
  service_iptables_enabled: "ufw loads the rules at boot; Ubuntu has no unit iptables",
  service_ntp_enabled: "chrony keeps the time; the two exclude each other",
  sshd_use_approved_ciphers: "accepts AES-CTR and CBC only; ChaCha20-Poly1305 and AES-GCM are stronger",
};

/** Units that fail in a boot of the image here, and why that says nothing of the image. */
export const FAILING_UNITS: Readonly<Record<string, string>> = {
  "auditd.service": "the kernel's audit is the machine's that runs the proof: nothing in a root may touch it",
};
