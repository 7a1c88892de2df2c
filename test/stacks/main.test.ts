import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runMain } from "./run-main";

/** What one resource of each kind costs to load; a provider's root has more than a thousand. */
const MOST_PROVIDER_MODULES = 40;

const folders: string[] = [];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "golden-stacks-"));
  folders.push(path);
  return path;
}

afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true, force: true })));

/** Every stack's text, by its name. */
function stacksIn(outdir: string): Readonly<Record<string, string>> {
  const names = readdirSync(join(outdir, "stacks")).sort();
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8")]),
  );
}

test("without any variable, every stack is written, with the same bytes from any folder", async () => {
  const [here, there] = [folder(), folder()];
  const [first, second] = await Promise.all(
    [here, there].map((path) =>
      runMain(path, { CDKTF_OUTDIR: join(path, "out") }, "test/stacks/list-modules.ts"),
    ),
  );

  expect([first, second]).toMatchObject([
    { exitCode: 0, errors: "" },
    { exitCode: 0, errors: "" },
  ]);
  const stacks = stacksIn(join(here, "out"));
  expect(Object.keys(stacks)).toEqual(["channels", "development", "gallery", "production", "staging"]);
  expect(stacksIn(join(there, "out"))).toEqual(stacks);
  for (const text of Object.values(stacks)) expect(text).not.toContain(here);

  const providers = first!.output.split("\n").filter((path) => path.includes("/@cdktf/provider-"));
  expect(providers.filter((path) => /\/lib\/(?:lazy-)?index\.js$/.test(path))).toEqual([]);
  expect(providers.length).toBeGreaterThan(5);
  expect(providers.length).toBeLessThan(MOST_PROVIDER_MODULES);
  expect(first!.output).not.toContain("/constructs/packer/");
});

test("only the environments that are asked for are written", async () => {
  const path = folder();
  const environment = { CDKTF_OUTDIR: path, GOLDEN_IMAGE_ENVIRONMENTS: "staging" };

  expect(await runMain(path, environment)).toMatchObject({ exitCode: 0, errors: "" });
  expect(Object.keys(stacksIn(path))).toEqual(["channels", "gallery", "staging"]);
});

test("rejects an unknown environment with one line and no stack trace", async () => {
  const path = folder();
  const environment = { CDKTF_OUTDIR: path, GOLDEN_IMAGE_ENVIRONMENTS: "prod" };

  expect(await runMain(path, environment)).toEqual({
    exitCode: 1,
    output: "",
    errors:
      '[environments] name is not in the table, got "prod"; did you mean "production"? It has development, staging, production\n',
  });
  expect(stacksIn(path)).toEqual({});
});
