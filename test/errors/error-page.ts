import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import { ImageError, Problem, describeProblem } from "../../constructs/errors";
import { AREAS, Area } from "./examples/areas";
import { SHOWN_FOLDER } from "./examples/scene";

/** Where the page is. */
export const PAGE = join(__dirname, "..", "..", "docs", "errors.md");

const INTRODUCTION = `# Errors

<!-- Made by \`npm run docs:errors\` from test/errors/examples. Do not edit. -->

Every problem that the library finds has a \`code\`. An \`ImageError\` lists all of them at once, as \`problems\`:

\`\`\`text
[construct's path] property rule, got value; what to do
\`\`\`

Codes are stable, and count as API. This page shows for each one an example that causes it, and the message that the
example really ended with when this page was made.

An example shows only what is wrong. \`image\`, \`artifact\`, \`template\`, \`source\`, \`step\`, \`vm\`, \`network\` and the like
make something that is right but for what stands between the brackets; they and the values in capitals are in
[test/errors/examples](../test/errors/examples). \`as never\` stands where TypeScript says no as well, so that only
JavaScript gets that far.
`;

/** The problem with `code` that `example` ends with, or what it did instead. */
export function problemOf(code: string, example: () => unknown): Problem {
  try {
    example();
  } catch (error) {
    if (!ImageError.isImageError(error)) throw error;
    const [problem, ...others] = error.problems;
    if (problem?.code === code && others.length === 0) return withoutFolder(problem, error);
    throw new Error(`the example of ${code} ends with: ${error.message}`);
  }
  throw new Error(`the example of ${code} does not end with an error`);
}

/** The page as it should be. */
export function errorPage(): string {
  const parts = AREAS.flatMap((area) => [`## ${area.title}\n`, ...sectionsOf(area)]);
  return [INTRODUCTION, ...parts].join("\n");
}

function sectionsOf(area: Area): readonly string[] {
  const texts = exampleTexts(area);
  return Object.entries(area.examples).map(([code, example]) => {
    const { fix, ...problem } = problemOf(code, example);
    const message = describeProblem({ ...problem, fix: "" }).replace(/; $/, "");
    const rule = message.slice(message.indexOf("] ") + 2);
    return [
      `### ${code}\n`,
      `\`\`\`ts error\n${texts.get(code)}\n\`\`\`\n`,
      `- **Means**: ${asText(rule)}.`,
      `- **Do**: ${asText(fix)}${fix.endsWith("?") ? "" : "."}\n`,
    ].join("\n");
  });
}

/** The source of each example of an area, by its code: the very text that runs. */
function exampleTexts({ file, name }: Area): ReadonlyMap<string, string> {
  const path = join(__dirname, "examples", file);
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  const texts = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const [declaration] = statement.declarationList.declarations;
    if (declaration?.name.getText() !== name || !declaration.initializer) continue;
    declaration.initializer.forEachChild((entry) => {
      if (!ts.isPropertyAssignment(entry) || !ts.isArrowFunction(entry.initializer)) return;
      const key = entry.name as ts.Identifier | ts.StringLiteral;
      texts.set(key.text, bodyText(entry.initializer.body));
    });
  }
  return texts;
}

/** What stands in a function, with the indentation of the page. */
function bodyText(body: ts.ConciseBody): string {
  const text = ts.isBlock(body)
    ? body.statements.map((statement) => statement.getText()).join("\n")
    : `${body.getText()};`;
  const lines = text.split("\n");
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== "")
    .map((line) => line.search(/\S/));
  const indent = Math.min(...(ts.isBlock(body) ? [4] : indents), ...indents);
  return lines
    .map((line, n) => (n === 0 ? line : line.slice(Math.min(indent, line.search(/\S/)))))
    .join("\n");
}

/** Folders of a run have names of their own. */
function withoutFolder(problem: Problem, error: ImageError): Problem {
  const folder = "folder" in error ? String(error.folder) : undefined;
  if (folder === undefined) return problem;
  const shown = (text: string) => text.split(folder).join(SHOWN_FOLDER);
  const { got } = problem;
  return {
    ...problem,
    path: shown(problem.path),
    rule: shown(problem.rule),
    fix: shown(problem.fix),
    ...(got === undefined ? {} : { got: typeof got === "string" ? shown(got) : got }),
  };
}

/** A message as text of Markdown: what would be taken for markup, is not. */
function asText(text: string): string {
  return text.replace(/[\\*_[\]<>]/g, (character) => `\\${character}`);
}
