import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { attributes } from "../../../../constructs/hcl";
import { PackerApp } from "../../../../constructs/packer/packer-app";
import type { PackerSource } from "../../../../constructs/packer/packer-source";
import { PackerTemplate } from "../../../../constructs/packer/packer-template";
import { PackerVariable } from "../../../../constructs/packer/packer-variable";
import { Provisioner } from "../../../../constructs/packer/provisioners/provisioner";
import type { ProvisionerStep } from "../../../../constructs/packer/provisioners/provisioner";
import { runPacker } from "../../../tools/packer-run";
import { describeWithPacker } from "../../../tools/real-packer";

/* Every kind of step, judged by the real Packer and, for Ansible, by its real plugin. */

/** A machine that is not there: enough for Packer to check what would run on it. */
const nowhere: PackerSource = {
  type: "null",
  label: "nowhere",
  check: () => undefined,
  body: () => attributes({ communicator: "none" }),
};

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "real-packer-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Writes a template with `steps`, and returns its folder. */
function written(name: string, steps: (template: PackerTemplate) => readonly ProvisionerStep[]): string {
  const app = new PackerApp();
  const template = new PackerTemplate(app, "Template", { name });
  template.addSource(nowhere);
  for (const step of steps(template)) template.addProvisioner(step);
  for (const { path, content } of app.render()[0]!.files) write(path, content.toString());
  return join(folder, name);
}

describeWithPacker("the real Packer", (packer) => {
  test("accepts every kind of step that is built into it", async () => {
    const script = write("install.sh", "#!/usr/bin/env bash\ntrue\n");
    const source = write("nginx.conf", "server {}\n");
    const text = `it's "a" \${b} %{c} {{ .D }} \\\n\tEOT\n`;
    const template = written("all-kinds", (self) => {
      const token = self.addVariable(
        new PackerVariable({ name: "token", sensitive: true, fromEnvironment: "TOKEN" }),
      );
      return [
        Provisioner.cloudInitWait(),
        Provisioner.shell({ inline: [`echo 'a "b" \${c} %{d}'`], environment: { TEXT: text, TOKEN: token } }),
        Provisioner.shell({
          inline: ["true"],
          environment: { TEXT: text },
          runAsRoot: false,
          timeoutMinutes: 1,
        }),
        Provisioner.script(script, { maxRetries: 1, pauseBeforeSeconds: 1, continueOnError: true }),
        Provisioner.script({ path: script, runAsRoot: false, override: { nowhere: { skip_clean: true } } }),
        Provisioner.restart(),
        Provisioner.firewall({ allow: ["ssh", 8080, { port: 53, protocol: "udp", from: "10.0.0.0/8" }] }),
        Provisioner.file({ source, destination: "/tmp/nginx.conf", only: ["null.nowhere"] }),
        Provisioner.file({ content: text, destination: "/tmp/text" }),
        Provisioner.custom({ type: "shell-local", options: { inline: ["true"] } }),
        Provisioner.billOfMaterials({ exclude: ["/opt/cache"] }),
        Provisioner.billOfMaterials({ source: "/tmp/sbom.json", name: "packages" }),
        Provisioner.deprovision(),
      ];
    });

    const format = await runPacker(packer, ["fmt", "-check", "-diff", template]);
    const validate = await runPacker(packer, ["validate", template]);

    expect(format).toEqual({ exitCode: 0, output: "" });
    expect(validate).toEqual({ exitCode: 0, output: "The configuration is valid.\n" });
  });

  test("rejects an option that a provisioner does not have, so that accepting means something", async () => {
    const template = written("misspelt", () => [
      Provisioner.custom({ type: "shell", options: { inline: ["true"], excute_command: "x" } }),
    ]);

    const { exitCode, output } = await runPacker(packer, ["validate", template]);

    expect(exitCode).toBe(1);
    expect(output).toContain("excute_command");
  });
});

describeWithPacker(
  "the real ansible plugin",
  (packer) => {
    test("accepts a playbook", async () => {
      const playbook = write("site.yml", "- hosts: all\n");
      // The plugin asks Ansible for its version. What it says of it does not matter here.
      const stub = write("bin/ansible-playbook", "#!/bin/sh\necho 'ansible-playbook [core 2.17.0]'\n");
      chmodSync(stub, 0o755);
      const template = written("ansible", () => [
        Provisioner.ansible({ playbook, extraArguments: ["--extra-vars", "color=blue"] }),
      ]);

      const environment = { PATH: `${dirname(stub)}${delimiter}${process.env["PATH"]}` };
      const { exitCode, output } = await runPacker(packer, ["validate", template], { environment });

      expect({ exitCode, output }).toEqual({ exitCode: 0, output: "The configuration is valid.\n" });
    });
  },
  ["ansible"],
);
