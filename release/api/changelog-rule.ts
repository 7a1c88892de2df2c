import { execFileSync } from "node:child_process";

const CHANGELOG = "CHANGELOG.md";

/**
 * Says so when the last change to one of `reports` came without a new line in CHANGELOG.md: what is not committed yet
 * is that change, or else the last commit that touched a report. A line that was forgotten may so be added later.
 * Where a shallow clone ends, nothing is known of a change, and nothing is said.
 */
export function findUnannounced(repository: string, reports: readonly string[]): string | undefined {
  const git = (...args: readonly string[]) =>
    execFileSync("git", args, {
      cwd: repository,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    }).trim();

  const isCommitted = git("status", "--porcelain", "--", ...reports) === "";
  const [commit = "HEAD", parent] = isCommitted
    ? git("log", "-1", "--format=%H %P", "--", ...reports).split(" ")
    : ["HEAD", "HEAD"];
  if (parent === undefined || parent === "") return undefined;
  // From before the change to what the files are now.
  const [added = "0"] = git("diff", "--numstat", parent, "--", CHANGELOG).split("\t");
  if (Number(added) > 0) return undefined;
  const change = isCommitted ? `commit ${commit.slice(0, 10)}` : "what is not committed";
  return `${change} changes what the package offers (${reports.join(", ")}), and adds no line to ${CHANGELOG}: say there what it means to users`;
}
