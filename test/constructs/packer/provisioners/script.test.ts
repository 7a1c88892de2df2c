import { Provisioner } from "../../../../constructs/packer/provisioners/provisioner";
import { hclOf, problemsOf, rendered } from "./rendered-step";
import { scriptFolder } from "./script-folder";

const scripts = scriptFolder();
const bash = (name: string) => scripts.write(name, "#!/usr/bin/env bash\nset -euo pipefail\n");

test("a script travels with the template and runs as root", () => {
  const step = Provisioner.script(bash("install.sh"));

  expect(hclOf(step)).toBe(
    `provisioner "shell" {
  script          = "\${path.root}/scripts/install.sh"
  execute_command = "sudo -n bash {{ .Path }}"
}
`,
  );
  expect(rendered(step).files).toEqual(["scripts/install.sh"]);
});

test("a script has an environment and settings of its own", () => {
  const environment = { VERSION: "1.2 'beta'" };

  expect(hclOf(Provisioner.script(bash("install.sh"), { environment, timeoutMinutes: 10 }))).toBe(
    `provisioner "shell" {
  script = "\${path.root}/scripts/install.sh"
  env = {
    VERSION = "1.2 'beta'"
  }
  use_env_var_file = true
  execute_command  = "sudo -n sh -c '. {{ .EnvVarFile }} && bash {{ .Path }}'"

  timeout = "10m"
}
`,
  );
});

test("path and options can be one", () => {
  const path = bash("install.sh");

  expect(hclOf(Provisioner.script({ path, runAsRoot: false }))).toBe(
    hclOf(Provisioner.script(path, { runAsRoot: false })),
  );
});

test.each([
  ["#!/bin/bash", "/bin/bash"],
  ["#!/bin/sh -e", "/bin/sh -e"],
  ["#! /usr/bin/env bash", "bash"],
  ["#!/usr/bin/env python3", "python3"],
  ["#!/usr/bin/env -S bash -eu", "/usr/bin/env -S bash -eu"],
  ["#!/usr/bin/perl5.38 ", "/usr/bin/perl5.38"],
  ["#!/usr/bin/env  bash", "bash"],
  ["#!/usr/bin/env\tpython3  -u", "python3  -u"],
  ["#!/opt/usr/bin/env bash", "/opt/usr/bin/env bash"],
])("a script that starts with %s runs by %s", (firstLine, interpreter) => {
  expect(hclOf(Provisioner.script(scripts.write("any", `${firstLine}\n`)))).toContain(
    `execute_command = "sudo -n ${interpreter} {{ .Path }}"`,
  );
});

test("a script can be one line without an end", () => {
  expect(hclOf(Provisioner.script(scripts.write("short", "#!/bin/sh")))).toContain(
    '"sudo -n /bin/sh {{ .Path }}"',
  );
});

test("rejects a long first line, of which it shows 60 characters", () => {
  const path = scripts.write("long.sh", `#!/bin/'${"x".repeat(90)}\n`);

  expect(problemsOf(Provisioner.script(path))).toEqual([
    expect.stringContaining(`its first line is "#!/bin/'${"x".repeat(52)}", got`),
  ]);
});

test("a script may hold what no line may", () => {
  const path = scripts.write("state.sh", "#!/bin/sh\ndocker inspect -f '{{.State}}' \"${X}\"\n");

  expect(problemsOf(Provisioner.script(path))).toEqual([]);
});

test.each(["#!bash", "#!/bin/bash; rm -rf /", "#!/bin/ba'sh", "#!", "#!/bin/{{ .Vars }}"])(
  "rejects a script that starts with %s",
  (firstLine) => {
    const path = scripts.write("odd.sh", `${firstLine}\n`);

    expect(problemsOf(Provisioner.script(path))).toEqual([
      `[Web] install[1].path must name its interpreter by a plain path, its first line is ${JSON.stringify(firstLine)}, ` +
        `got ${JSON.stringify(path)}; start it with #!/usr/bin/env bash`,
    ]);
  },
);

test("rejects a script without an interpreter", () => {
  expect(problemsOf(Provisioner.script(scripts.write("plain.sh", "echo\n")))).toEqual([
    expect.stringContaining("install[1].path must start with #! and an interpreter, got"),
  ]);
});

test("rejects an empty script", () => {
  expect(problemsOf(Provisioner.script(scripts.write("empty.sh", "")))).toEqual([
    expect.stringContaining("install[1].path must start with #! and an interpreter, got"),
  ]);
});

test("rejects Windows line ends", () => {
  expect(problemsOf(Provisioner.script(scripts.write("windows.sh", "#!/bin/bash\r\necho\r\n")))).toEqual([
    expect.stringContaining(
      "install[1].path has Windows line ends, which Linux reads as part of each command, got",
    ),
  ]);
});

test("rejects a relative path", () => {
  expect(problemsOf(Provisioner.script("scripts/install.sh"))).toEqual([
    "[Web] install[1].path must be an absolute path, so that it does not depend on the working directory, " +
      'got "scripts/install.sh"; write join(__dirname, "scripts/install.sh")',
  ]);
});

test("rejects a script that is not there", () => {
  expect(problemsOf(Provisioner.script(scripts.path("missing.sh")))).toEqual([
    expect.stringContaining("install[1].path can not be read (ENOENT), got"),
  ]);
});

test("rejects a directory", () => {
  expect(problemsOf(Provisioner.script({ path: scripts.path("") }))).toEqual([
    expect.stringContaining("install[1].path must be a file, is a directory or a device, got"),
  ]);
});

test("rejects a name that Packer would render", () => {
  expect(problemsOf(Provisioner.script(bash("{{x}}.sh")))).toEqual([
    '[Web] install[1].path must not hold {{, which Packer takes for a Go template, got "{{x}}.sh"; rename the script',
  ]);
});

test("rejects a wrong environment too", () => {
  expect(problemsOf(Provisioner.script(bash("install.sh"), { environment: { "A B": "" } }))).toEqual([
    expect.stringContaining('install[1].environment["A B"] must be named by letters, digits and underscores'),
  ]);
});
