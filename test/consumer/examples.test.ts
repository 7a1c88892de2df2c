import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../docs/code-blocks";
import { EXAMPLES, PROGRAMS } from "../examples/example";
import { ForeignProject } from "./foreign-project";

const TSX = join(ROOT, "node_modules/.bin/tsx");

/* Each example, copied out of the repository as a reader would copy it, with what its own package.json says. */

describe.each(Object.entries(PROGRAMS))("the example %s", (name, programs) => {
  const project = ForeignProject.copyOf(join(EXAMPLES, name));
  beforeAll(() => {
    project.install();
    for (const program of programs) project.run("npx", "tsx", program);
  });
  afterAll(() => project.remove());

  test("compiles with its own tsconfig.json, from its own node_modules", () => {
    const files = project.run("npx", "tsc", "-p", ".", "--listFiles").trim().split("\n");

    expect(project.foreignTo(files)).toEqual([]);
    expect(files).toContain(`${project.folder}/node_modules/cdktf-golden-image/dist/packer/index.d.ts`);
  });

  test("loads nothing of ours, and writes to the byte what it writes in the repository", () => {
    const loaded = programs.flatMap((program) => project.loadedModules(program));

    expect(project.foreignTo(loaded)).toEqual([]);
    expect(written(project.folder)).toEqual(writtenHere(name, programs));
  });
});

/** The text of every file that an example has written to `folder`, by its path. cdktf writes the folder's own, too. */
function written(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => /^(out|cdktf\.out)\//.test(path));
  const read = (path: string) => readFileSync(join(folder, path), "utf8").replaceAll(folder, "FOLDER");
  return Object.fromEntries(names.sort().map((path) => [path, read(path)]));
}

/** The same of the example in its place, where the package's name means the sources. */
function writtenHere(name: string, programs: readonly string[]): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "example-"));
  for (const program of programs) {
    const args = ["--tsconfig", join(ROOT, "tsconfig.json"), join(EXAMPLES, name, program)];
    const { status, stderr } = spawnSync(TSX, args, { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  }
  const files = written(folder);
  rmSync(folder, { recursive: true });
  return files;
}
