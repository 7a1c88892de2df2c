import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PackerApp } from "../../constructs/packer";
import { defineTemplates } from "../../packer/catalog";
import { readSequence } from "./sequence";

const folder = mkdtempSync(join(tmpdir(), "sequence-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is read of a template with these provisioners. */
async function sequenceOf(...provisioners: readonly string[]) {
  const path = join(folder, "image.pkr.hcl");
  writeFileSync(path, `build {\n${provisioners.join("\n")}\n}\n`);
  return readSequence(path);
}

const shell = (...lines: readonly string[]) => `provisioner "shell" {\n${lines.join("\n")}\n}`;

it("reads the steps of our own image in their order, each by a name of its own", async () => {
  const app = new PackerApp();
  defineTemplates(app);
  app.synth(folder);
  const { steps } = await readSequence(join(folder, "ubuntu-base", "ubuntu-base.pkr.hcl"));
  const names = steps.map(({ name }) => name);
  const marks = [
    "wait for cloud-init",
    "update.sh",
    "firewall",
    "ssh-server.sh",
    "clean-up.sh",
    "deprovision",
  ];
  expect(names.filter((name) => marks.includes(name))).toEqual(marks);
  expect(new Set(names).size).toBe(names.length);
  expect(steps.find(({ name }) => name === "update.sh")!.text).toContain("dist-upgrade");
});

it("gives a step the variables, exit codes and command that the template gives it", async () => {
  const { steps } = await sequenceOf(
    shell(
      'inline = ["exit 3"]',
      'env = { A = "1" }',
      "valid_exit_codes = [0, 3]",
      'execute_command = "bash {{ .Path }}"',
    ),
  );
  expect(steps[0]).toMatchObject({
    text: "#!/bin/sh -e\nexit 3\n",
    environment: { A: "1" },
    validExitCodes: [0, 3],
    executeCommand: "bash {{ .Path }}",
  });
});

it("reads what was escaped for HCL and for Go as what it stands for", async () => {
  const inline = 'inline = ["echo $${HOME} %%{x} {{`{{`}} }}"]';
  const { steps } = await sequenceOf(shell(inline, 'execute_command = "sh {{ .Path }}"'));
  expect(steps[0]!.text).toContain("echo ${HOME} %{x} {{ }}");
});

it("reads how Packer makes a bill of materials, but not one that it only fetches", async () => {
  const made = 'provisioner "hcp-sbom" {\n  auto_generate = true\n  scanner_args = ["-o", "spdx-json"]\n';
  const fetched = 'provisioner "hcp-sbom" {\n  source = "/tmp/a.json"\n}';
  const command = '  execute_command = "{{ .Path }} $${x}"\n}';
  const { bill } = await sequenceOf(fetched, made + command);
  expect(bill).toEqual({ executeCommand: "{{ .Path }} ${x}", args: ["-o", "spdx-json"] });
  expect((await sequenceOf(fetched)).bill).toBeUndefined();
});

it.each([
  [
    "an option that it does not honour",
    shell('inline = ["a"]', "pause_before = 5"),
    "step 0: unknown options pause_before",
  ],
  [
    "a guard that may fail",
    shell('inline = ["a"]', "continue_on_error = true"),
    "step 0: unknown options continue_on_error",
  ],
  [
    "a template of Packer's",
    shell('inline = ["echo {{ build `ID` }}"]'),
    "a template that only Packer can render: echo {{ build `ID` }}",
  ],
  [
    "a step that is no shell",
    `${shell('inline = ["a"]')}\nprovisioner "file" {\n  source = "a"\n}`,
    `${join(folder, "image.pkr.hcl")}: no way to run file in a chroot`,
  ],
])("refuses %s, rather than leave it out", async (_what, provisioner, message) => {
  await expect(sequenceOf(provisioner)).rejects.toThrow(new Error(message));
});
