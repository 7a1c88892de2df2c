import { join } from "node:path";
import { Provisioner } from "../../../constructs/packer";
import { ErrorExamples, inFolder, ownTemplate, step, template } from "./scene";

export const STEPS: ErrorExamples = {
  provisioner: () => step("apt-get install nginx" as never),
  "provisioner-type": () => step(Provisioner.custom({ type: "" })),
  "provisioner-last": () =>
    ownTemplate((own) => {
      own.addProvisioner(Provisioner.deprovision());
      own.addProvisioner(Provisioner.restart());
    }),
  "provisioner-number": () => step(Provisioner.restart({ maxRetries: -1 })),
  "provisioner-only-except": () =>
    step(Provisioner.restart({ only: ["azure-arm.ubuntu-web"], except: ["azure-arm.ubuntu-web"] })),
  "provisioner-source": () => step(Provisioner.restart({ only: ["azure-arm.ubuntu-base"] })),
  "shell-inline": () => step(Provisioner.shell({ inline: [] })),
  "shell-environment": () =>
    step(Provisioner.shell({ inline: ["make install"], environment: { "APP-VERSION": "1.2" } })),
  "go-template": () => step(Provisioner.shell({ inline: ["docker ps --format '{{.ID}}'"] })),
  file: () => step(Provisioner.script("/missing/install.sh")),
  "file-twice": () =>
    inFolder({ "a/install.sh": "#!/bin/sh\n", "b/install.sh": "#!/bin/bash\n" }, (folder) =>
      step(
        Provisioner.script(join(folder, "a/install.sh")),
        Provisioner.script(join(folder, "b/install.sh")),
      ),
    ),
  script: () =>
    inFolder({ "install.sh": "apt-get install -y nginx\n" }, (folder) =>
      step(Provisioner.script(join(folder, "install.sh"))),
    ),
  "script-interpreter": () =>
    inFolder({ "install.sh": "#!\napt-get install -y nginx\n" }, (folder) =>
      step(Provisioner.script(join(folder, "install.sh"))),
    ),
  "file-source": () => step(Provisioner.file({ destination: "/tmp/nginx.conf" })),
  "file-content": () => step(Provisioner.file({ content: "", destination: "/tmp/nginx.conf" })),
  "file-destination": () => step(Provisioner.file({ content: "user www-data;", destination: "nginx.conf" })),
  "firewall-port": () => step(Provisioner.firewall({ allow: [0] })),
  "firewall-protocol": () => step(Provisioner.firewall({ allow: [{ port: 53, protocol: "icmp" as never }] })),
  "firewall-from": () => step(Provisioner.firewall({ allow: [{ port: "ssh", from: "office.example.com" }] })),
  "provisioner-setting": () =>
    step(Provisioner.custom({ type: "shell", options: { inline: ["true"], max_retries: 3 } })),
  "provisioner-never": () => step(Provisioner.restart({ except: ["azure-arm.ubuntu-web"] })),
  "provisioner-pause-timeout": () => step(Provisioner.restart({ pauseBeforeSeconds: 5, timeoutMinutes: 10 })),
  "provisioner-must-succeed": () =>
    template({
      verify: [Provisioner.shell({ inline: ["systemctl is-enabled nginx"], continueOnError: true })],
    }),
  "verify-exit-codes": () =>
    template({
      verify: [
        Provisioner.custom({ type: "shell", options: { inline: ["nginx -t"], valid_exit_codes: [0, 1] } }),
      ],
    }),
  "bill-of-materials-slot": () =>
    step(Provisioner.custom({ type: "hcp-sbom", options: { source: "/tmp/sbom.json" } })),
};
