import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findUnannounced } from "../../release/api/changelog-rule";

const REPORTS = ["types.api.md", "names.api.md"];
const UNANNOUNCED =
  /changes what the package offers \(types\.api\.md, names\.api\.md\), and adds no line to CHANGELOG\.md/;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "changelog-rule-"));
  git("init", "--quiet", "--initial-branch=main");
  commit("CHANGELOG.md", "# Changelog\n");
  commit("types.api.md", "class A\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...who, ...args], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}

function add(file: string, text: string): void {
  appendFileSync(join(folder, file), text);
}

function commit(...contents: readonly string[]): void {
  for (let n = 0; n < contents.length; n += 2) add(contents[n]!, contents[n + 1]!);
  git("add", "--all");
  git("commit", "--quiet", "--message=change");
}

const verdict = (repository = folder) => findUnannounced(repository, REPORTS);

test("rejects a commit that changes a report without a line in CHANGELOG.md", () => {
  commit("types.api.md", "class B\n");

  expect(verdict()).toMatch(UNANNOUNCED);
  expect(verdict()).toMatch(/^commit [0-9a-f]{10} /);
});

test("rejects a change that is not committed without a line in CHANGELOG.md", () => {
  commit("types.api.md", "class B\n", "CHANGELOG.md", "- B.\n");
  add("types.api.md", "class C\n");

  expect(verdict()).toMatch(/^what is not committed changes/);
});

test("rejects a report that is new and not in git yet", () => {
  add("names.api.md", "file a\n");

  expect(verdict()).toMatch(UNANNOUNCED);
});

test("rejects a change for which CHANGELOG.md only loses a line", () => {
  commit("CHANGELOG.md", "- A.\n");
  writeFileSync(join(folder, "CHANGELOG.md"), "# Changelog\n");
  commit("types.api.md", "class B\n");

  expect(verdict()).toMatch(UNANNOUNCED);
});

test("rejects what an older line of CHANGELOG.md is about", () => {
  commit("CHANGELOG.md", "- A.\n");
  commit("names.api.md", "file a\n");

  expect(verdict()).toMatch(UNANNOUNCED);
});

test("accepts a commit that says its change in CHANGELOG.md", () => {
  commit("types.api.md", "class B\n", "CHANGELOG.md", "- B.\n");

  expect(verdict()).toBeUndefined();
});

test("accepts commits after it that change neither", () => {
  commit("types.api.md", "class B\n", "CHANGELOG.md", "- B.\n");
  commit("other.ts", "1;\n");

  expect(verdict()).toBeUndefined();
});

test("accepts a line that comes later, or is not committed yet", () => {
  commit("types.api.md", "class B\n");
  add("CHANGELOG.md", "- B.\n");

  expect(verdict()).toBeUndefined();
  commit("other.ts", "1;\n");
  expect(verdict()).toBeUndefined();
});

test("looks behind a merge for the commit that made the change", () => {
  git("checkout", "--quiet", "-b", "feature");
  commit("types.api.md", "class B\n");
  git("checkout", "--quiet", "main");
  commit("other.ts", "1;\n");
  git("merge", "--quiet", "--no-ff", "--message=merge", "feature");

  expect(verdict()).toMatch(UNANNOUNCED);
});

test("says nothing of what came before a shallow clone", () => {
  commit("types.api.md", "class B\n");
  const shallow = join(folder, "shallow");
  git("clone", "--quiet", "--depth=1", `file://${folder}`, shallow);

  expect(verdict(shallow)).toBeUndefined();
});
