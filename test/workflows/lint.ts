/**
 * `npm run lint:workflows`: what GitHub reads, and what a guide has it read, by actionlint (does it run as meant?) and
 * zizmor (can someone abuse it?). Both first look at a workflow that is wrong on purpose: one that finds nothing there, finds nothing anywhere.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeBlocks, guides } from "../docs/code-blocks";
import { goBuild } from "../tools/go-build";
import { pypiProgram } from "../tools/pypi-program";
import { REPOSITORY_ROOT, TOOL_CACHE } from "../tools/tool-cache";

const ACTIONLINT = "1.7.12";
const ZIZMOR = "1.32.0";

interface Linter {
  readonly name: string;
  /** Its whole output; empty when there is nothing to say. */
  readonly judge: (...files: readonly string[]) => string;
  /** What it has to say of the workflow that is wrong on purpose. */
  readonly mustFind: readonly string[];
}

function main(): void {
  const github = join(REPOSITORY_ROOT, ".github");
  const own = readdirSync(join(github, "workflows")).map((name) => join(github, "workflows", name));
  const folder = mkdtempSync(join(tmpdir(), "workflows-"));
  process.on("exit", () => rmSync(folder, { recursive: true }));
  const workflows = [...own, ...writeGuides(folder)];
  const wrong = join(__dirname, "wrong-on-purpose.yml");
  for (const { name, judge, mustFind } of [actionlint(), zizmor(join(github, "dependabot.yml"))]) {
    const blind = mustFind.filter((finding) => !judge(wrong).includes(finding));
    const findings = judge(...workflows);
    for (const finding of blind)
      console.error(`${name}: ${finding} was not found where it is wrong on purpose`);
    if (findings !== "") console.error(findings);
    if (blind.length > 0 || findings !== "") process.exitCode = 1;
    else console.log(`${name}: nothing to say of ${workflows.length} workflows`);
  }
}

/** The workflows that guides show, each as a file in `folder`. */
function writeGuides(folder: string): readonly string[] {
  const shown = guides().flatMap(codeBlocks);
  return shown
    .filter(({ proof }) => proof === "workflow")
    .map(({ place, code }) => {
      const file = join(folder, `${place.replace(/[/:]/g, "-")}.yml`);
      writeFileSync(file, `${code}\n`);
      return file;
    });
}

function actionlint(): Linter {
  const program = "github.com/rhysd/actionlint/cmd/actionlint";
  const binary = join(TOOL_CACHE, `actionlint-${ACTIONLINT}`);
  const variables = { "github.com/rhysd/actionlint.version": ACTIONLINT };
  if (!existsSync(binary)) goBuild({ module: "actionlint", program, variables, verify }, binary);
  const judge = (...files: readonly string[]) => outputOf(binary, ["-no-color", ...files], [0, 1]);
  return { name: "actionlint", judge, mustFind: ["[expression]", "[runner-label]"] };
}

function verify(binary: string): void {
  if (!outputOf(binary, ["-version"], [0]).startsWith(`${ACTIONLINT}\n`)) {
    throw new Error("the actionlint that was built is of another version");
  }
}

/** Offline: what it would ask GitHub, it could not ask everywhere. */
function zizmor(dependabot: string): Linter {
  const { binary, missing } = pypiProgram("zizmor", ZIZMOR);
  if (missing !== undefined) throw new Error(missing);
  const options = [
    "--offline",
    "--persona=pedantic",
    "--no-ignores",
    "--no-progress",
    "--quiet",
    "--color=never",
  ];
  const judge = (...files: readonly string[]) =>
    outputOf(binary, [...options, "--format=github", ...files, dependabot], [0, 10, 11, 12, 13, 14]);
  return {
    name: "zizmor",
    judge,
    mustFind: ["unpinned-uses", "template-injection", "excessive-permissions"],
  };
}

/** What a program says on its standard output, if its exit code says that it did its work. */
function outputOf(binary: string, args: readonly string[], codes: readonly number[]): string {
  const { status, stdout, stderr, error } = spawnSync(binary, args, { encoding: "utf8" });
  if (error !== undefined) throw error;
  if (!codes.includes(status ?? -1)) throw new Error(`${binary} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
