/*
 * `npm run mutation`: do the tests notice when what quotes or refuses is wrong? `-- --changed [BASE]` looks only at the
 * files that differ from BASE (`main`), and `-- FILE ...` only at these. Nothing is kept from an earlier run: Stryker would
 * keep what was said of a constant, although a new test is about it.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMutated } from "./scope.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "..", "..");
const STRYKER = join(HERE, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");

function main(args) {
  if (!existsSync(STRYKER)) throw new Error("first: npm ci --prefix test/mutation");
  const files = filesOf(args);
  if (files.length === 0) return console.log("nothing that is mutated has changed");
  const run = [STRYKER, "run", join(HERE, "stryker.config.mjs"), "--mutate", files.join(",")];
  const { status, error } = spawnSync(process.execPath, run, { cwd: ROOT, stdio: "inherit" });
  if (error !== undefined) throw error;
  process.exitCode = status ?? 1;
}

function filesOf([first, ...others]) {
  if (first === undefined)
    return git("ls-files", "--cached", "--others", "--exclude-standard").filter(isMutated);
  return first === "--changed" ? changedSince(others[0] ?? "main").filter(isMutated) : [first, ...others];
}

/** What differs from where this branch left `base`, whether it is committed or not. */
function changedSince(base) {
  const [fork] = git("merge-base", base, "HEAD");
  const changed = git("diff", "--name-only", "--diff-filter=d", fork);
  return [...changed, ...git("ls-files", "--others", "--exclude-standard")];
}

function git(...args) {
  const lines = execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).split("\n");
  return lines.filter((line) => line !== "");
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
