import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { CodeBlock, ROOT, codeBlocks, guides } from "./code-blocks";

/* Blocks run with their types stripped. Whoever copies one compiles it, in a project as strict as this one. */

const folder = mkdtempSync(join(tmpdir(), "guide-types-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("every program of every guide compiles", () => {
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  const programs = guides().flatMap((guide) => {
    const blocks = codeBlocks(guide).filter(({ language }) => language === "ts");
    return blocks.map((block, n) => [block.place, write(blocks.slice(0, n + 1))] as const);
  });

  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT);
  const files = programs.map(([, file]) => file);
  const program = ts.createProgram(files, { ...options, typeRoots: [join(ROOT, "node_modules/@types")] });
  const found = programs.flatMap(([place, file]) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => `${place}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`),
  );

  expect(files.length).toBeGreaterThan(0);
  expect(found).toEqual([]);
});

/** A folder with the last of `blocks` as it is when the reader has come there; the path of that file. */
function write(blocks: readonly CodeBlock[]): string {
  const last = blocks.at(-1)!;
  const project = join(folder, last.place.replace(/[/:]/g, "-"));
  mkdirSync(project);
  for (const { file, code } of blocks) writeFileSync(join(project, file), code);
  return join(project, last.file);
}
