import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./code-blocks";

/*
 * At `new GoldenImage(` an editor shows the constructor's docstring where it has one, and the class's where it has none.
 * So what a class is, and what its constructor throws, stand in one place.
 */

const LIBRARY = join(ROOT, "constructs");
const files = readdirSync(LIBRARY, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
);

const faces = files.filter((name) => /(^|\/)index\.ts$/.test(name));
const offered = faces.map((name) => readFileSync(join(LIBRARY, name), "utf8")).join("\n");

/** The classes that an entry point of the package names. */
const classes = files.flatMap((name) => {
  const text = readFileSync(join(LIBRARY, name), "utf8");
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  return file.statements.filter(ts.isClassDeclaration).filter(isOffered);
});

function isOffered({ name }: ts.ClassDeclaration): boolean {
  return name !== undefined && new RegExp(`\\b${name.text}\\b`).test(offered);
}

function isDocumented(node: ts.Node): boolean {
  return ts.getJSDocCommentsAndTags(node).length > 0;
}

test("every class of the API says what it is", () => {
  const silent = classes.filter((declaration) => !isDocumented(declaration));

  expect(classes.length).toBeGreaterThan(20);
  expect(silent.map(({ name }) => name?.text)).toEqual([]);
});

test("no constructor of the API hides what the class says of itself", () => {
  const hiding = classes.filter((declaration) =>
    declaration.members.some((member) => ts.isConstructorDeclaration(member) && isDocumented(member)),
  );

  expect(hiding.map(({ name }) => name?.text)).toEqual([]);
});
