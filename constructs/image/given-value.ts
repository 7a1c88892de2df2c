import { Problems } from "../errors";

/*
 * What the types say about a value, said again at run time: JavaScript, a cast or a JSON file gets a problem
 * with a fix, not a TypeError from somewhere inside.
 */

const SHOWN_IN_PATH = /^[\x20-\x7e]{1,80}$/;

/** How an object names itself in messages: `GoldenImage ubuntu-base`, or without a name that can be shown. */
export function pathOf(kind: string, name: unknown): string {
  return typeof name === "string" && SHOWN_IN_PATH.test(name) ? `${kind} ${name}` : kind;
}

/** Whether `value` has properties to read. Lists, maps and sets have not: theirs are never what is meant. */
export function isObject(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === "object" && value !== null && !(Symbol.iterator in value);
}

/**
 * Whether `value` was made by the class that marks its objects with `brand`, in this or in any other loaded
 * copy of the package.
 */
export function carriesBrand(brand: symbol, value: unknown): boolean {
  return isObject(value) && brand in value;
}

/** Throws at once when there are no props to read anything from. */
export function requireProps(path: string, props: unknown, example: string): void {
  if (isObject(props)) return;
  const problems = new Problems(path);
  problems.add({
    code: "props",
    property: "props",
    rule: "must be an object",
    got: props,
    fix: `write ${example}`,
  });
  problems.throwIfAny();
}

/** A list, even if of one. */
export function requireList(
  problems: Problems,
  property: string,
  value: unknown,
  example: string,
): value is readonly unknown[] {
  return problems.require(Array.isArray(value), {
    code: "list",
    property,
    rule: "must be a list",
    got: value,
    fix: `write ${example}`,
  });
}

/**
 * A word of a closed set. Only another case of a word is taken for it: the nearest one can be the opposite of
 * what was meant (`amd64` is one letter from `Arm64`), and the message lists them all.
 *
 * @param words all of them, the usual one first
 */
export function requireOneOf(
  problems: Problems,
  property: string,
  value: unknown,
  words: readonly string[],
): boolean {
  const meant = words.find((word) => typeof value === "string" && word.toLowerCase() === value.toLowerCase());
  return problems.require(meant !== undefined && meant === value, {
    code: "one-of",
    property,
    rule: `must be ${words.map((word) => `"${word}"`).join(" or ")}`,
    got: value,
    fix: `use "${meant ?? words[0]}"`,
  });
}

/** `true` or `false`, because "false" in quotes would count as true. */
export function requireBoolean(problems: Problems, property: string, value: unknown): boolean {
  return problems.require(typeof value === "boolean", {
    code: "boolean",
    property,
    rule: "must be true or false",
    got: value,
    fix: "write it without quotes",
  });
}
