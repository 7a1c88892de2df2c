import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Problems } from "../../../constructs/errors";
import { TemplateFiles } from "../../../constructs/packer/template-files";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "template-files-"))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function messages(add: (files: TemplateFiles) => void): readonly string[] {
  const problems = new Problems("Image");
  add(new TemplateFiles(problems, new Map()));
  return problems.all.map(({ property, rule, fix }) => `${property} ${rule}; ${fix}`);
}

test("files travel under their own name, sorted, and one that is named twice travels once", () => {
  const files = new TemplateFiles(new Problems("Image"), new Map());
  const [b, a] = [write("b.sh", "#!/bin/sh\n"), write("a.sh", "#!/bin/sh\n")];
  files.addScript(b, "install[0]");
  files.addScript(a, "install[1]");
  files.addScript(b, "verify[0]");

  expect(files.all.map(({ path }) => path)).toEqual(["scripts/a.sh", "scripts/b.sh"]);
});

test("a script of 1 MB travels whole", () => {
  const files = new TemplateFiles(new Problems("Image"), new Map());
  files.addScript(write("big.sh", "#!/bin/sh\n".padEnd(1024 * 1024, "#")), "install[0]");

  expect(files.all[0]!.content).toHaveLength(1024 * 1024);
});

test("rejects a script that does not exist", () => {
  expect(messages((files) => files.addScript(join(folder, "no.sh"), "install[0]"))).toEqual([
    "install[0] can not be read (ENOENT); check the path and its permissions",
  ]);
});

test("rejects a script that is a directory", () => {
  mkdirSync(join(folder, "dir.sh"));

  expect(messages((files) => files.addScript(join(folder, "dir.sh"), "install[0]"))).toEqual([
    "install[0] must be a file, is a directory or a device; name a file in it",
  ]);
});

test("rejects a path that depends on the working directory", () => {
  expect(messages((files) => files.addScript("scripts/a.sh", "install[0]"))).toEqual([
    "install[0] must be an absolute path, so that it does not depend on the working directory; " +
      'write join(__dirname, "scripts/a.sh")',
  ]);
});

test("rejects a script without an interpreter, and one with Windows line ends", () => {
  expect(messages((files) => files.addScript(write("a.sh", "echo\r\n"), "install[0]"))).toEqual([
    "install[0] must start with #! and an interpreter; start it with #!/usr/bin/env bash",
    "install[0] has Windows line ends, which Linux reads as part of each command; save it with LF line ends",
  ]);
});

test("an uploaded file may hold anything", () => {
  expect(messages((files) => files.addFile(write("a.conf", "a\r\n"), "install[0]"))).toEqual([]);
});

test("rejects two files of one name", () => {
  mkdirSync(join(folder, "other"));
  const [one, two] = [write("a.sh", "#!/bin/sh\n"), write("other/a.sh", "#!/bin/sh\n")];
  const add = (files: TemplateFiles) => [one, two].map((path, n) => files.addScript(path, `install[${n}]`));

  expect(messages(add)).toEqual([
    `install[1] has the name of another file of this template, ${JSON.stringify(one)}; rename one of the two files`,
  ]);
});
