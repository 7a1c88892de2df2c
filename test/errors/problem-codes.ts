import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";

const LIBRARY = join(__dirname, "..", "..", "constructs");

/** A code, or the place of one that can not be read off the source. */
interface Found {
  readonly codes: ReadonlySet<string>;
  readonly unreadable: readonly string[];
}

/**
 * Every code that a problem of the library can have, read off its source. A code is written as a literal: beside
 * `code:`, in a variable `code`, or as the argument of a function whose parameter is called `code`. Anything
 * else would be missed here, and is listed as unreadable.
 */
export function problemCodes(): Found {
  const files = readdirSync(LIBRARY, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  const sources = files.map((path) =>
    ts.createSourceFile(path, readFileSync(join(LIBRARY, path), "utf8"), ts.ScriptTarget.ES2022, true),
  );
  return codesOf(sources);
}

export function codesOf(sources: readonly ts.SourceFile[]): Found {
  const takers = sources.flatMap((source) => everyNode(source).flatMap(codeParameter));
  const positions = new Map(takers.map(({ name, index }) => [name, index]));
  const codes = new Set<string>();
  const unreadable: string[] = [];
  for (const source of sources) {
    for (const value of everyNode(source).flatMap((node) => codeValues(node, positions))) {
      const texts = ts.isConditionalExpression(value) ? [value.whenTrue, value.whenFalse] : [value];
      if (texts.every(ts.isStringLiteralLike)) texts.forEach(({ text }) => codes.add(text));
      else if (!isPassedOn(value)) unreadable.push(`${source.fileName}: ${value.getText()}`);
    }
  }
  return { codes, unreadable };
}

function everyNode(node: ts.Node): ts.Node[] {
  return [node, ...node.getChildren().flatMap(everyNode)];
}

/** A function that takes a code, and which argument it is. */
function codeParameter(node: ts.Node): { readonly name: string; readonly index: number }[] {
  if (!ts.isFunctionDeclaration(node) || node.name === undefined) return [];
  const index = node.parameters.findIndex((parameter) => parameter.name.getText() === "code");
  return index < 0 ? [] : [{ name: node.name.text, index }];
}

/** What `node` gives to a code. */
function codeValues(node: ts.Node, positions: ReadonlyMap<string, number>): ts.Expression[] {
  if (ts.isPropertyAssignment(node) && node.name.getText() === "code") return [node.initializer];
  if (ts.isVariableDeclaration(node) && node.name.getText() === "code" && node.initializer) {
    // `codePointAt` and the like: a number is no problem's code.
    return ts.isStringLiteralLike(node.initializer) ? [node.initializer] : [];
  }
  if (!ts.isCallExpression(node)) return [];
  const argument = node.arguments[positions.get(node.expression.getText()) ?? -1];
  return argument === undefined ? [] : [argument];
}

/** A code that is a parameter, a variable or another object's: it is read where it comes from. */
function isPassedOn(value: ts.Expression): boolean {
  const isVariable = ts.isIdentifier(value) && value.text === "code";
  return isVariable || (ts.isPropertyAccessExpression(value) && value.name.text === "code");
}
