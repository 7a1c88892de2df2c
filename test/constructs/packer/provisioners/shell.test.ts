import { reference, template } from "../../../../constructs/hcl";
import { Provisioner } from "../../../../constructs/packer/provisioners/provisioner";
import { hclOf, problemsOf } from "./rendered-step";

const INTO_SCRIPT = "put it in a script: Provisioner.script(join(__dirname, ...))";

test("commands run as root, in a Bash that ends at the first failure", () => {
  expect(hclOf(Provisioner.shell({ inline: ["apt-get update", "apt-get install -y nginx"] }))).toBe(
    `provisioner "shell" {
  inline          = ["apt-get update", "apt-get install -y nginx"]
  execute_command = "sudo -n bash -euo pipefail {{ .Path }}"
}
`,
  );
});

test("commands can run as the user that the build logs in with", () => {
  expect(hclOf(Provisioner.shell({ inline: ["id"], runAsRoot: false }))).toContain(
    'execute_command = "bash -euo pipefail {{ .Path }}"',
  );
});

test("the environment travels in a file, and root reads it", () => {
  const environment = { VERSION: "1.2", TOKEN: reference("var.token") };

  expect(hclOf(Provisioner.shell({ inline: ["env"], environment }))).toBe(
    `provisioner "shell" {
  inline = ["env"]
  env = {
    VERSION = "1.2"
    TOKEN   = var.token
  }
  use_env_var_file = true
  execute_command  = "sudo -n sh -c '. {{ .EnvVarFile }} && bash -euo pipefail {{ .Path }}'"
}
`,
  );
});

test("a user's environment is read by that user's shell", () => {
  const step = Provisioner.shell({ inline: ["env"], environment: { A: "b" }, runAsRoot: false });

  expect(hclOf(step)).toContain('execute_command  = ". {{ .EnvVarFile }} && bash -euo pipefail {{ .Path }}"');
});

test("an empty environment is none", () => {
  expect(hclOf(Provisioner.shell({ inline: ["env"], environment: {} }))).not.toContain("env_var_file");
});

test("lines and values are literals", () => {
  const environment = { A: 'it\'s "b" ${c}', B: template("x {{y}} ", reference("var.z")) };
  const hcl = hclOf(Provisioner.shell({ inline: ['echo "${HOME}"; rm -rf ${env("X")}'], environment }));

  expect(hcl).toContain('inline = ["echo \\"$${HOME}\\"; rm -rf $${env(\\"X\\")}"]');
  expect(hcl).toContain('A = "it\'s \\"b\\" $${c}"');
  expect(hcl).toContain('B = "x {{`{{`}}y}} ${var.z}"');
});

test("what every provisioner can be told stands below its own options, and a comment above", () => {
  const settings = { only: ["azure-arm.web"], pauseBeforeSeconds: 5, timeoutMinutes: 20, maxRetries: 2 };

  expect(hclOf(Provisioner.shell({ inline: ["true"], comment: "Warms up", ...settings }))).toBe(
    `# Warms up
provisioner "shell" {
  inline          = ["true"]
  execute_command = "sudo -n bash -euo pipefail {{ .Path }}"

  only         = ["azure-arm.web"]
  pause_before = "5s"
  timeout      = "20m"
  max_retries  = 2
}
`,
  );
});

test.each([
  ["no line", [], "[]"],
  ["blank lines", ["", " "], '[""," "]'],
])("rejects %s", (_, inline, got) => {
  expect(problemsOf(Provisioner.shell({ inline }))).toEqual([
    `[Web] install[1].inline must hold at least one command, got ${got}; add one, or leave the step out`,
  ]);
});

test.each(["docker inspect -f '{{.State}}' x", "echo {{ .Vars }}", "{{`{{`}}", "{{"])(
  "rejects Go's template syntax in a line: %s",
  (line) => {
    expect(problemsOf(Provisioner.shell({ inline: ["true", line] }))).toEqual([
      `[Web] install[1].inline[1] must not hold {{, which Packer takes for a Go template, got ${JSON.stringify(line)}; ${INTO_SCRIPT}`,
    ]);
  },
);

test("rejects several lines in one", () => {
  expect(problemsOf(Provisioner.shell({ inline: ["cat << EOF\nEOF"] }))).toEqual([
    String.raw`[Web] install[1].inline[0] must be one line, got "cat << EOF\nEOF"; give each line an element of its own`,
  ]);
});

test("a line that is not the first may look like an interpreter: it is a comment", () => {
  expect(problemsOf(Provisioner.shell({ inline: ["true", "#!/bin/sh"] }))).toEqual([]);
});

test.each(["a\0b", "a\rb", "echo a\r"])("rejects a line with a character that is lost: %j", (line) => {
  expect(problemsOf(Provisioner.shell({ inline: [line] }))).toEqual([
    `[Web] install[1].inline[0] must not hold NUL or a carriage return, which do not arrive, got ${JSON.stringify(line)}; remove it`,
  ]);
});

test("rejects an interpreter, which nothing would start", () => {
  expect(problemsOf(Provisioner.shell({ inline: ["#!/usr/bin/python3", "print()"] }))).toEqual([
    `[Web] install[1].inline[0] must not name an interpreter: Bash runs it, got "#!/usr/bin/python3"; ${INTO_SCRIPT}`,
  ]);
});

test.each(["1X", "A-B", "A B", "A=B", "A;rm -rf", "", "Ä", "A\n"])("rejects the variable name %j", (name) => {
  expect(problemsOf(Provisioner.shell({ inline: ["env"], environment: { [name]: "x" } }))).toEqual([
    `[Web] install[1].environment[${JSON.stringify(name)}] must be named by letters, digits and underscores, ` +
      'not starting with a digit; use a name such as "APP_VERSION"',
  ]);
});

test("rejects a value that would not arrive, and does not show it", () => {
  expect(
    problemsOf(Provisioner.shell({ inline: ["env"], environment: { A: "secret\r\n", B: "\0" } })),
  ).toEqual([
    String.raw`[Web] install[1].environment["A"] must not hold NUL or a carriage return, which do not arrive; end lines with \n alone, and encode what is binary`,
    String.raw`[Web] install[1].environment["B"] must not hold NUL or a carriage return, which do not arrive; end lines with \n alone, and encode what is binary`,
  ]);
});

test("rejects everything that is wrong at once", () => {
  const step = Provisioner.shell({ inline: ["{{a}}", "b\nc"], environment: { "1X": "" } });

  expect(problemsOf(step)).toHaveLength(3);
});
