import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../examples/run-program";
import { CodeBlock, ROOT, codeBlocks, documents } from "./code-blocks";

/*
 * A reader copies what stands in a document. So every block says how it is proven: `run` or `synth` here, `ci` by
 * .ci/run, which runs that very line, `tested` by tests of its own, since it goes on until it is stopped, `error` by
 * test/errors, which has it end with the error that the page says, or `cloud`, which nothing here can run.
 */

const blocks = documents().flatMap(codeBlocks);
const of = (language: string, proof: string) =>
  blocks.filter((b) => b.language === language && b.proof === proof);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "docs-"));
  // Where `cdktf synth` has an app write.
  process.env["CDKTF_OUTDIR"] = join(folder, "out");
});
afterEach(() => {
  delete process.env["CDKTF_OUTDIR"];
  rmSync(folder, { recursive: true });
});

test("every block of code says how it is proven", () => {
  const known = [
    "ts run",
    "ts synth",
    "ts error",
    "sh run",
    "sh ci",
    "sh tested",
    "sh cloud",
    " ",
    "text ",
    "hcl ",
  ];

  const unknown = blocks.filter(({ language, proof }) => !known.includes(`${language} ${proof}`));

  expect(unknown.map(({ place }) => place)).toEqual([]);
});

test.each(of("ts", "run").map((block) => [block.place, block] as const))(
  "%s runs, and writes templates",
  async (_, block) => {
    await runTypeScript(block);

    const catalog = JSON.parse(readFileSync(join(folder, "out", "catalog.json"), "utf8")) as {
      images: unknown[];
    };
    expect(catalog.images.length).toBeGreaterThan(0);
  },
);

test.each(of("ts", "synth").map((block) => [block.place, block] as const))(
  "%s synthesises a VM from a channel's image",
  async (_, block) => {
    await runTypeScript(block);

    const [stack = ""] = readdirSync(join(folder, "out", "stacks"));
    const file = join(folder, "out", "stacks", stack, "cdk.tf.json");
    const { resource } = JSON.parse(readFileSync(file, "utf8")) as { resource: Record<string, object> };
    const [vm] = Object.values(resource["azurerm_linux_virtual_machine"] ?? {}) as {
      source_image_id: string;
    }[];
    expect(vm?.source_image_id).toMatch(/^\$\{data\.hcp_packer_artifact\..*\.external_identifier\}$/);
  },
);

test.each(of("sh", "run").map((block) => [block.place, block] as const))("%s runs", (_, { code }) => {
  const output = execFileSync("bash", ["-euc", code], { cwd: ROOT, encoding: "utf8" });

  expect(output).not.toBe("");
  for (const [, text] of code.matchAll(/# prints: *(.+)$/gm)) expect(output).toContain(text);
});

test.each(of("sh", "ci").map((block) => [block.place, block] as const))(
  "%s is run by .ci/run",
  (_, { code }) => {
    const steps = readFileSync(join(ROOT, ".ci", "run"), "utf8")
      .split("\n")
      .map((line) => /^ *step "[^"]*" (.*)$/.exec(line)?.[1]);

    for (const command of code.split("\n")) expect(steps).toContain(command);
  },
);

/** Runs a block as a file at the root of the repository would run, with an empty folder as working directory. */
async function runTypeScript({ code }: CodeBlock): Promise<void> {
  const file = join(folder, "example.ts");
  const inRepository = code.replace(/from "\.\//g, `from "${ROOT}/`);
  writeFileSync(file, inRepository.replace('from "cdktf"', `from "${ROOT}/node_modules/cdktf"`));
  await runProgram(file, folder);
}
