import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { judge } from "../policy/policy-rule";
import { policyRules } from "../policy/policy-rules";
import { validateStacks, whyNotValidated } from "../stacks/terraform-validate";
import { describeWithPacker } from "../tools/real-packer";
import { REPOSITORY_ROOT } from "../tools/tool-cache";
import { validateFolder } from "../tools/validate-folder";
import { EXAMPLES, Example, PROGRAMS } from "./example";

/* What others say about the examples: Packer, the providers, and the rules for secure stacks. */

const NAMES = Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[];
let examples: ReadonlyMap<string, Example>;
beforeAll(async () => {
  const all: [string, Example][] = [];
  for (const name of NAMES) all.push([name, await Example.run(name)]);
  examples = new Map(all);
});
afterAll(() => examples.forEach((example) => example.remove()));

test("every example is tested here", () => {
  const folders = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  expect(folders.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
});

describeWithPacker("the real Packer", (packer) => {
  test.each(NAMES)("accepts the templates of %s", async (name) => {
    for (const folder of examples.get(name)!.images) {
      expect(await validateFolder(packer, folder)).toMatchObject({ problems: [], valid: true });
    }
  });
});

const reason = whyNotValidated();
if (reason !== undefined) console.warn(`terraform validate of the examples: skipped: ${reason}`);
(reason === undefined ? test : test.skip).each(NAMES)("terraform validate accepts the stacks of %s", (name) =>
  expect(validateStacks(examples.get(name)!.stacks)).toEqual({}),
);

test.each(NAMES)("no stack of %s breaks a rule for secure stacks", (name) => {
  for (const [stack, json] of examples.get(name)!.stacks) {
    const { violations } = judge(policyRules, { ...json });
    expect([stack, violations]).toEqual([stack, []]);
  }
});

test.each(NAMES)("%s asks for the versions that this repository is tested with", (name) => {
  const versions = (folder: string) =>
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      version: string;
      dependencies?: Record<string, string>;
      devDependencies: Record<string, string>;
    };
  const own = versions(REPOSITORY_ROOT);
  const asked = versions(join(EXAMPLES, name));

  const known: Record<string, string> = { ...own.devDependencies, "cdktf-golden-image": own.version };
  expect(known).toMatchObject({ ...asked.dependencies, ...asked.devDependencies });
});

test("shell in the examples is as clean as the images' own", () => {
  const scripts = readdirSync(EXAMPLES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sh") && !/node_modules|\bout\b/.test(file))
    .map((file) => join(EXAMPLES, file));
  expect(scripts).toHaveLength(1);

  const { error, stdout } = spawnSync("shellcheck", ["--severity=style", ...scripts], { encoding: "utf8" });

  if (error !== undefined && !process.env["CI"])
    return console.warn("shellcheck is not installed: not asked");
  expect([error, stdout]).toEqual([undefined, ""]);
});
