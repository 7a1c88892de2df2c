import { Provisioner } from "../../../../constructs/packer/provisioners/provisioner";
import { hclOf } from "./rendered-step";

/* The steps that deal with the machine as a whole: its first boot, its restart, its end. */

test("waiting for cloud-init runs as the user, and not longer than ten minutes", () => {
  expect(hclOf(Provisioner.cloudInitWait())).toBe(
    `# Until cloud-init has finished, it changes what the other steps change.
provisioner "shell" {
  inline = [
    "command -v cloud-init > /dev/null || exit 0",
    "cloud-init status --wait > /dev/null || true",
    "code=0; cloud-init status --long || code=$?",
    "[ $code -eq 0 ] || [ $code -eq 2 ] # 2: it recovered from what it warns of",
  ]
  execute_command = "bash -euo pipefail {{ .Path }}"

  timeout = "10m"
}
`,
  );
});

test("waiting for cloud-init can be given more time", () => {
  expect(hclOf(Provisioner.cloudInitWait({ timeoutMinutes: 30 }))).toContain('timeout = "30m"');
});

test("a restart happens on demand, and is waited for", () => {
  expect(hclOf(Provisioner.restart())).toBe(
    `# Restarts the machine if a package has asked for it.
provisioner "shell" {
  inline = [
    "[ -e /run/reboot-required ] || exit 0",
    "systemctl reboot",
    "sleep 600 # ends with the connection",
    "echo 'the machine did not restart' >&2; exit 1",
  ]
  execute_command     = "sudo -n bash -euo pipefail {{ .Path }}"
  expect_disconnect   = true
  valid_exit_codes    = [0, 143]
  start_retry_timeout = "15m"
}
`,
  );
});

test("deprovisioning is what the azure plugin documents and the rule that the agent forgets, and nothing runs after it", () => {
  const step = Provisioner.deprovision();

  expect(step.endsBuild).toBe(true);
  expect(hclOf(step)).toBe(
    `# Removes the user that the build logs in with: nothing can run after this.
provisioner "shell" {
  execute_command = "chmod +x {{ .Path }}; {{ .Vars }} sudo -E sh '{{ .Path }}'"
  inline = [
    "/usr/sbin/waagent -force -deprovision+user && rm -f /etc/sudoers.d/90-cloud-init-users && export HISTSIZE=0 && sync",
  ]
  inline_shebang = "/bin/sh -x"
  skip_clean     = true
}
`,
  );
});

test("deprovisioning can be kept to some sources", () => {
  expect(hclOf(Provisioner.deprovision({ only: ["azure-arm.web"] }))).toContain('only = ["azure-arm.web"]');
});

test("each comment can be another", () => {
  for (const kind of [Provisioner.cloudInitWait, Provisioner.restart, Provisioner.deprovision]) {
    expect(kind({ comment: "Mine" }).comment).toBe("Mine");
  }
});
