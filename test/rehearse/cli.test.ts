import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../../rehearse/cli/run";
import { STEPS } from "../../rehearse/steps";
import { rehearse } from "./program";
import { describeWithTools } from "./with-tools";

let scratch: string;
beforeEach(() => (scratch = mkdtempSync(join(tmpdir(), "rehearse-"))));
afterEach(() => rmSync(scratch, { recursive: true }));

/** Runs the program as far as it goes without starting anything, and answers with what it said. */
async function said(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  let [out, err] = ["", ""];
  const exitCode = await run(argv, {
    ...{ workingDirectory: scratch, scratch, environment, steps: STEPS },
    defaultApp: join(scratch, "app.ts"),
    print: (text) => (out += text),
    warn: (text) => (err += text),
    signal: new AbortController().signal,
  });
  return { exitCode, out, err };
}

it("prints its help", async () => {
  const { exitCode, out, err } = await said(["--help"]);

  expect([exitCode, err]).toEqual([0, ""]);
  expect(out).toMatch(/^Usage: npm run rehearse -- \[options\]\n/);
});

it.each([
  [["--form", "plan"], "Unknown option '--form'"],
  [["--from"], "Option '--from <value>' argument missing"],
  [["plan"], "Unexpected argument 'plan'"],
  [["--app", ""], "--app needs a value: --app FILE"],
  [
    ["--from", "promot"],
    'there is no step "promot"; did you mean "promote"? the steps are templates, azure, build-base',
  ],
  [["--from", "xyz"], 'there is no step "xyz"; the steps are templates, azure, build-base'],
])("rejects %j", async (argv, message) => {
  const { exitCode, err } = await said(argv);

  expect(exitCode).toBe(2);
  expect(err).toContain(`rehearse: ${message}`);
  expect(err).toMatch(/\nRun "npm run rehearse -- --help" for the options\.\n$/);
});

it("rejects options that npm kept for itself", async () => {
  const environment = { npm_lifecycle_event: "rehearse", npm_config_keep: "true" };

  const { exitCode, err } = await said([], environment);

  expect([exitCode, err]).toEqual([
    2,
    expect.stringContaining("put -- before it: npm run rehearse -- --keep"),
  ]);
});

it("rejects to begin with a step when nothing was kept", async () => {
  const { exitCode, err } = await said(["--from", "plan"]);

  expect(exitCode).toBe(1);
  expect(err).toContain(
    "rehearse: nothing was kept to begin with plan: run npm run rehearse -- --keep first\n",
  );
});

it("rejects to begin with a step that the kept rehearsal did not reach", async () => {
  for (const step of ["azure", "templates"])
    mkdirSync(join(scratch, "kept", "before", step), { recursive: true });

  const { exitCode, err } = await said(["--from", "plan"]);

  expect(exitCode).toBe(1);
  expect(err).toContain("rehearse: what was kept ended before plan: begin with one of templates, azure\n");
});

it("rejects an app that is not there", async () => {
  const { exitCode, err } = await said(["--app", "other.ts"]);

  expect(exitCode).toBe(1);
  expect(err).toContain("rehearse: there is no file other.ts to rehearse\n");
});

it("rejects a machine without Terraform in one line", async () => {
  const PATH = dirname(process.execPath);
  const { exitCode, output } = await rehearse([], undefined, { ...process.env, PATH });

  expect(exitCode).toBe(1);
  expect(output).toContain("rehearse: there is no terraform on the PATH: install 1.5.0 or newer\n");
  expect(output).not.toMatch(/^\s+at /m);
}, 30_000);

describeWithTools("a kept rehearsal", () => {
  it("is refused in words when its registry's state is broken", async () => {
    const registry = join(scratch, "kept", "before", "plan", "registry");
    mkdirSync(registry, { recursive: true });
    writeFileSync(join(registry, "registry.mdb"), "not a state");

    const { exitCode, err } = await said(["--from", "plan"]);

    expect(exitCode).toBe(1);
    expect(err).toMatch(
      /^rehearse: what was kept can not be used, so keep a new one with npm run rehearse -- --keep: /,
    );
    expect(readdirSync(scratch)).toEqual(["kept"]);
  });
});
