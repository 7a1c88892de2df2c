import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

/* The scripts are only read here, never run: they change the machine that they run on. */

const ROOT = join(__dirname, "..", "..", "..");
const FOLDERS = [
  "packer/scripts",
  "constructs/packer/components/scripts",
  "constructs/packer/provisioners/scripts",
];
const SCRIPTS = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .sort()
    .map((name) => join(folder, name)),
);
const paths = SCRIPTS.map((path) => join(ROOT, path));

/** What a tool says about all scripts, or `undefined` where the tool is not installed. */
function judge(tool: string, ...args: string[]): { status: number | null; output: string } | undefined {
  const { error, status, stdout, stderr } = spawnSync(tool, [...args, ...paths], { encoding: "utf8" });
  if (error !== undefined && "code" in error && error.code === "ENOENT") return undefined;
  return { status, output: stdout + stderr };
}

/** A test that is skipped, and says so, where its tool is missing. In CI nothing may be missing. */
function testWith(tool: string, name: string, ...args: string[]): void {
  const verdict = judge(tool, ...args);
  if (verdict === undefined && !process.env["CI"])
    return test.skip(`${name}: ${tool} is not installed`, () => undefined);
  test(name, () => expect(verdict).toEqual({ status: 0, output: "" }));
}

testWith("bash", "every script is Bash", "-n");
testWith("shellcheck", "ShellCheck has nothing to say, not even about style", "--severity=style");
testWith("shfmt", "every script is formatted", "-i", "2", "-ci", "-d");

test("no two scripts have one name: they travel with a template in one folder", () => {
  const names = paths.map((path) => basename(path));

  expect(new Set(names).size).toBe(names.length);
});

describe.each(SCRIPTS)("%s", (name) => {
  const text = readFileSync(join(ROOT, name), "utf8");
  const [header = "", code = ""] = text.split("\nset -euo pipefail\n");

  test("ends at the first failure", () => {
    expect(text).toMatch(/^#!\/usr\/bin\/env bash\n/);
    expect(code).not.toBe("");
  });

  test("says what it does and names every input, with its default", () => {
    const inputs = [...code.matchAll(/(?<!\\)\$\{([A-Z_]+):-([^}]*)\}/g)].map((match) => [
      match[1]!,
      match[2]!,
    ]);

    const unfolded = header.replace(/\n# {11,}/g, " ");
    expect(header).toMatch(/\n# Inputs: /);
    for (const [input, value] of inputs)
      expect(unfolded).toMatch(new RegExp(`\\b${input}\\b.*\\(${value}\\)`));
    if (inputs.length === 0) expect(header).toContain("# Inputs: none");
  });

  test("never asks: apt answers for itself and waits for other apts", () => {
    const calls = code.match(/\bapt-get (?!update)[\s\S]*?(?:[^\\]\n|$)/g) ?? [];

    for (const call of calls) expect(call).toContain("DPkg::Lock::Timeout");
    if (/\bapt_get (install|dist-upgrade)/.test(code)) {
      expect(code).toContain("DEBIAN_FRONTEND=noninteractive");
      expect(code).toContain("--assume-yes");
    }
  });

  test("names the benchmark's items, where it hardens", () => {
    const hardens = name.includes("components") && !/(-check|clean-up|azure-datasource)\.sh$/.test(name);

    if (hardens) expect(header).toMatch(/# Serves CIS Ubuntu 22\.04 items? /);
  });

  test("leaves the module udf alone, which Azure needs", () => {
    expect(code).not.toMatch(/^[^#\n]*(?:install|blacklist) udf/m);
  });
});
