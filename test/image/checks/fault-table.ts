/** Something that goes wrong on the machine right before a step, and what the step then has to say. */
export interface Fault {
  readonly step: string;
  /** A shell command, run as root in the step's own namespaces: a mount goes away with them. */
  readonly inject: string;
  readonly says: RegExp;
}

/** A program that fails and says so. */
const broken = (path: string) => `printf '#!/bin/sh\\necho broken: $0 $* >&2\\nexit 9\\n' > ${path}`;
const gone = (path: string) => `rm ${path}`;
const full = (folder: string) =>
  `mkdir -p ${folder} && mount -t tmpfs -o size=4k tmpfs ${folder} && head -c 4096 /dev/zero > ${folder}/full`;

const BASE: Readonly<Record<string, Fault>> = {
  "cloud-init ends with an error": {
    step: "wait for cloud-init",
    inject: `printf '#!/bin/sh\\necho status: error; exit 1\\n' > /usr/bin/cloud-init`,
    says: /status: error/,
  },
  "apt fails": { step: "update.sh", inject: broken("/usr/bin/apt-get"), says: /broken: .*apt-get/ },
  "apt's source does not answer": {
    step: "update.sh",
    inject: "echo 'deb http://127.0.0.1:9/ none main' > /etc/apt/sources.list",
    says: /Failed to fetch|Unable to connect/,
  },
  "apt is gone": {
    step: "update.sh",
    inject: gone("/usr/bin/apt-get"),
    says: /apt-get: (command )?not found/,
  },
  "the disk is full at cloud-init's settings": {
    step: "azure-datasource.sh",
    inject: full("/etc/cloud/cloud.cfg.d"),
    says: /No space left on device/,
  },
  "a package can not be installed": {
    step: "install-packages.sh PACKAGES=auditd",
    inject: broken("/usr/bin/dpkg"),
    says: /broken: .*dpkg|dpkg.*error/i,
  },
  "upgrades can not be enabled": {
    step: "unattended-upgrades.sh",
    inject: broken("/usr/bin/systemctl"),
    says: /broken: .*systemctl enable/,
  },
  "apt refuses its policy": {
    step: "unattended-upgrades.sh",
    inject: broken("/usr/bin/apt-config"),
    says: /broken: .*apt-config/,
  },
  "ufw fails": { step: "firewall", inject: broken("/usr/sbin/ufw"), says: /broken: .*ufw default/ },
  "the SSH server is gone": { step: "ssh-server.sh", inject: gone("/usr/sbin/sshd"), says: /sshd refuses/ },
  "the SSH server refuses its file": {
    step: "ssh-server.sh",
    inject: "echo Nonsense yes >> /etc/ssh/sshd_config",
    says: /sshd refuses its configuration; .* is as it was/,
  },
  "the disk is full at the kernel's settings": {
    step: "kernel-settings.sh",
    inject: full("/etc/sysctl.d"),
    says: /No space left on device/,
  },
  "the disk is full at the modules": {
    step: "kernel-modules.sh",
    inject: full("/etc/modprobe.d"),
    says: /No space left on device/,
  },
  "auditd's file is not what it was": {
    step: "audit.sh",
    inject: "echo > /etc/audit/auditd.conf",
    says: /auditd.conf has no max_log_file to set/,
  },
  "PAM's file was changed by somebody": {
    step: "accounts.sh",
    inject: broken("/usr/sbin/pam-auth-update"),
    says: /broken: .*pam-auth-update/,
  },
  "a rule of sudo is broken": {
    step: "accounts.sh",
    inject: "echo nonsense > /etc/sudoers.d/zz",
    says: /sudoers.d\/zz.*syntax error|syntax error/s,
  },
  "chronyd refuses its file": {
    step: "time-sync.sh",
    inject: "echo nonsense >> /etc/chrony/chrony.conf",
    says: /Invalid directive|Fatal error/,
  },
  "a drop-in undoes the datasource": {
    step: "azure-datasource-check.sh",
    inject: "echo 'datasource_list: [ None ]' > /etc/cloud/cloud.cfg.d/99-late.cfg",
    says: /FAILED: cloud-init looks for '\[ None \]'/,
  },
  "the firewall is off": {
    step: "verify.sh FIREWALL=22/tcp",
    inject: "sed -i s/^ENABLED=.*/ENABLED=no/ /etc/ufw/ufw.conf",
    says: /FAILED: the firewall is off/,
  },
  "passwords are allowed after all": {
    step: "ssh-server-check.sh",
    inject: "sed -i 's/^PasswordAuthentication no/PasswordAuthentication yes/' /etc/ssh/sshd_config",
    says: /FAILED: sshd -T must say 'passwordauthentication no'/,
  },
  "another file has the last word for the kernel": {
    step: "kernel-settings-check.sh",
    inject: "echo 'kernel.sysrq = 1' > /etc/sysctl.d/99-zzz.conf",
    says: /FAILED: kernel.sysrq must be 0/,
  },
  "an account without a password": {
    step: "accounts-check.sh",
    inject: "echo 'open::20000:0:99999:7:::' >> /etc/shadow",
    says: /FAILED: no password is needed for open/,
  },
  "a program became SUID": {
    step: "file-permissions-check.sh",
    inject: "chmod u+s /usr/bin/find",
    says: /FAILED: \/usr\/bin\/find runs with rights/,
  },
  "programs can be run from shared memory": {
    step: "file-permissions-check.sh",
    inject: "sed -i s/,noexec// /etc/fstab",
    says: /FAILED: \/etc\/fstab mounts \/dev\/shm with 'defaults,nodev,nosuid', not noexec/,
  },
  "cloud-init can not be cleaned": {
    step: "clean-up.sh",
    inject: broken("/usr/bin/cloud-init"),
    says: /broken: .*cloud-init clean/,
  },
  "a key is left after the clean-up": {
    step: "clean-up-check.sh",
    inject: "mkdir -p /root/.ssh && echo key > /root/.ssh/authorized_keys",
    says: /FAILED: a login is kept: \/root\/.ssh\/authorized_keys/,
  },
  "the Azure agent is gone": {
    step: "deprovision",
    inject: gone("/usr/sbin/waagent"),
    says: /waagent: not found/,
  },
};

const VERIFY_WEB =
  "verify.sh FIREWALL=22/tcp, 80/tcp, 443/tcp HTTP=200 http://127.0.0.1/ LISTENING=tcp 80 SERVICES=nginx";

const WEB: Readonly<Record<string, Fault>> = {
  "nginx refuses its configuration": {
    step: "install-nginx.sh",
    inject: "echo nonsense > /etc/nginx/conf.d/zz.conf",
    says: /unexpected end of file|unknown directive/,
  },
  "nginx does not start": {
    step: VERIFY_WEB,
    inject: "echo nonsense > /etc/nginx/conf.d/zz.conf",
    says: /FAILED: nothing listens on 80\/tcp/,
  },
  "nginx answers with an error": {
    step: VERIFY_WEB,
    inject: "rm -r /var/www/html",
    says: /FAILED: http:\/\/127.0.0.1\/ answers '40[34]', not 200/,
  },
  "nginx is not enabled": {
    step: VERIFY_WEB,
    inject: "systemctl disable nginx 2>/dev/null; nginx",
    says: /FAILED: nginx does not start at boot/,
  },
};

/** By image, then by what goes wrong. */
export const FAULTS: Readonly<Record<string, Readonly<Record<string, Fault>>>> = {
  "ubuntu-base": BASE,
  "ubuntu-web": WEB,
};
