/**
 * `npm run api`: writes what the package offers to this folder, its types and the names that its constructs give.
 * `npm run api:check` fails where what is written is not what there is, or is not in CHANGELOG.md.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findUnannounced } from "./changelog-rule";
import { namesReport } from "./names-report";

const ROOT = join(__dirname, "..", "..");
const REPORTS = { types: "release/api/types.api.md", names: "release/api/names.api.md" } as const;

function main(isCheck: boolean): void {
  if (!existsSync(join(ROOT, "release", "node_modules"))) {
    return fail("the tools of release/ are not installed: npm ci --prefix release");
  }
  const wanted = { [REPORTS.types]: typesReport(), [REPORTS.names]: namesReport() };
  const stale = Object.entries(wanted).filter(([file, text]) => read(file) !== text);
  if (!isCheck) {
    for (const [file, text] of stale) writeFileSync(join(ROOT, file), text);
    return console.log(
      stale.length === 0 ? "nothing has changed" : `written: ${stale.map(([file]) => file).join(", ")}`,
    );
  }
  for (const [file] of stale) {
    fail(
      `${file} is not what the package offers: \`npm run api\`, and say in CHANGELOG.md what its diff means to users`,
    );
  }
  const unannounced = findUnannounced(ROOT, Object.values(REPORTS));
  if (unannounced !== undefined) fail(unannounced);
  if (process.exitCode === undefined)
    console.log("the reports of the API are fresh, and their last change is in CHANGELOG.md");
}

/** The compiled package's declarations, as API Extractor reads them. */
function typesReport(): string {
  for (const program of ["release/build.mjs", "release/api/types-report.mjs"]) {
    execFileSync(process.execPath, [join(ROOT, program)], { stdio: ["ignore", "ignore", "inherit"] });
  }
  return readFileSync(join(ROOT, ".cache", "api", "types.api.md"), "utf8");
}

function read(file: string): string | undefined {
  return existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), "utf8") : undefined;
}

function fail(message: string): void {
  console.error(`api: ${message}`);
  process.exitCode = 1;
}

main(process.argv.includes("--check"));
