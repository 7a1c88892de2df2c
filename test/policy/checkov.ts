/**
 * `npm run policy`: checkov over every stack, from a virtual environment of its own. It fails for each finding that
 * is not waived, for a waiver that nothing needs, and when checkov did not really look.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pypiProgram } from "../tools/pypi-program";
import { synthesizeEverything } from "./every-stack";
import type { StackJson } from "./policy-rule";
import { MOST_WAIVERS, checkovWaivers } from "./waivers";

const VERSION = "3.3.30";

/** A stack that is wrong on purpose: what checkov has to find in it, or it finds nothing anywhere. */
const CONTROL = "control";
const MUST_BE_FOUND = ["CKV_AZURE_1", "CKV_AZURE_50", "CKV2_AZURE_31"];

interface Check {
  readonly check_id: string;
  readonly check_name: string;
  readonly resource: string;
  readonly file_path: string;
}

interface Report {
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
  readonly results: { readonly passed_checks: readonly Check[]; readonly failed_checks: readonly Check[] };
}

function main(): void {
  const { binary, missing } = pypiProgram("checkov", VERSION);
  if (missing !== undefined) return skip(missing);
  const stacks = new Map(synthesizeEverything());
  const production = stacks.get("production");
  if (production === undefined) throw new Error("there is no stack production");
  const folder = mkdtempSync(join(tmpdir(), "golden-checkov-"));
  try {
    stacks.set(CONTROL, broken(production));
    for (const [name, stack] of stacks) write(folder, name, stack);
    const mistakes = mistakesIn(scan(binary, folder), stacks);
    for (const mistake of mistakes) process.stderr.write(`${mistake}\n`);
    if (mistakes.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A check that can not run is a failure in CI, so that it never stops running unnoticed. */
function skip(reason: string): void {
  process.stderr.write(`checkov: ${process.env["CI"] ? "failed" : "skipped"}: ${reason}\n`);
  if (process.env["CI"]) process.exitCode = 1;
}

/** Checkov parses nothing while the `terraform` key is there, and calls that a pass. */
function write(folder: string, name: string, stack: StackJson): void {
  mkdirSync(join(folder, name));
  const readable = { ...stack, terraform: undefined };
  writeFileSync(join(folder, name, "cdk.tf.json"), JSON.stringify(readable, undefined, 1));
}

function scan(checkov: string, folder: string): Report {
  const options = [
    "--directory",
    folder,
    "--framework",
    "terraform_json",
    "--skip-download",
    "--output",
    "json",
  ];
  const output = execFileSync(checkov, [...options, "--compact", "--soft-fail"], {
    encoding: "utf8",
    maxBuffer: 1e9,
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env["PATH"], HOME: folder, LOG_LEVEL: "ERROR" },
  });
  return JSON.parse(output) as Report;
}

function mistakesIn({ summary, results }: Report, stacks: ReadonlyMap<string, StackJson>): string[] {
  const waived = new Set(checkovWaivers.map(({ id }) => id));
  const failed = results.failed_checks.filter((check) => stackOf(check) !== CONTROL);
  const found = new Set(results.failed_checks.filter((check) => stackOf(check) === CONTROL).map(idOf));
  const used = new Set(failed.map(idOf));
  const judged = [...stacks].map(([name, stack]) => {
    const count = results.passed_checks.filter((check) => stackOf(check) === name).length;
    process.stdout.write(`checkov: ${name}: ${count} passed\n`);
    return { name, isBlind: count === 0 && Object.keys(stack.resource ?? {}).some(isAzure) };
  });
  return [
    ...(summary.parsing_errors > 0 ? [`${summary.parsing_errors} files could not be parsed`] : []),
    ...judged.filter(({ isBlind }) => isBlind).map(({ name }) => `${name} was not looked at`),
    ...MUST_BE_FOUND.filter((id) => !found.has(id)).map(
      (id) => `${id} was not found where it is wrong on purpose`,
    ),
    ...failed
      .filter((check) => !waived.has(check.check_id))
      .map((check) => `${stackOf(check)}: ${check.check_id} ${check.resource}: ${check.check_name}`),
    ...checkovWaivers
      .filter(({ id }) => !used.has(id))
      .map(({ id }) => `the waiver for ${id} is needed nowhere`),
    ...(waived.size > MOST_WAIVERS ? [`${waived.size} waivers, and ${MOST_WAIVERS} are the most`] : []),
  ];
}

/** Types that checkov has rules for. */
function isAzure(type: string): boolean {
  return /^azurerm_(?:linux|network|managed|subnet)/.test(type);
}

function idOf(check: Check): string {
  return check.check_id;
}

function stackOf(check: Check): string {
  return check.file_path.split("/")[1] ?? "";
}

function broken(stack: StackJson): StackJson {
  const copy = structuredClone(stack) as {
    resource: Record<string, Record<string, Record<string, unknown>>>;
  };
  for (const vm of Object.values(copy.resource["azurerm_linux_virtual_machine"] ?? {})) {
    vm["disable_password_authentication"] = false;
    vm["allow_extension_operations"] = true;
  }
  delete copy.resource["azurerm_subnet_network_security_group_association"];
  return copy as unknown as StackJson;
}

main();
