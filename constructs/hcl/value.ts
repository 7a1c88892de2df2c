import { Problems } from "../errors";

/**
 * Tells our own expressions apart from a user's maps, and from one another. A symbol, because no JSON that a
 * user passes through can carry it.
 *
 * @internal
 */
export const KIND: unique symbol = Symbol.for("cdktf-golden-image/hcl");

/** A name of something in the same configuration: `var.region`, `data.x.y.id`, `local.labels["a"]`. */
export interface HclReference {
  /** @internal */
  readonly [KIND]: "reference";
  /** As it is written: `var.region`. */
  readonly path: string;
}

/**
 * Text with expressions in it: `"${var.prefix}-image"`. The plain parts are literals, whatever is in them; no
 * two of them are neighbours, and none is empty.
 */
export interface HclTemplate {
  /** @internal */
  readonly [KIND]: "template";
  /** Literals and expressions, in order. */
  readonly parts: readonly (string | HclExpression)[];
}

/** A function call: `formatdate("YYYY", timestamp())`. */
export interface HclCall {
  /** @internal */
  readonly [KIND]: "call";
  /** The function's name. */
  readonly name: string;
  /** What it is called with, in order. */
  readonly args: readonly HclValue[];
}

/** `condition ? whenTrue : whenFalse`. HCL evaluates both sides. */
export interface HclConditional {
  /** @internal */
  readonly [KIND]: "conditional";
  /** What is asked: it has to yield a bool. */
  readonly condition: HclExpression;
  /** The value where the condition holds. */
  readonly whenTrue: HclValue;
  /** The value where it does not. */
  readonly whenFalse: HclValue;
}

/** HCL text written as it stands: the escape hatch. */
export interface HclRaw {
  /** @internal */
  readonly [KIND]: "raw";
  /** As it is written, of one or of several lines. */
  readonly text: string;
}

/** Everything that HCL evaluates, as opposed to a literal. */
export type HclExpression = HclReference | HclTemplate | HclCall | HclConditional | HclRaw;

/**
 * What an attribute can hold. A string is always a literal: `${`, quotes and newlines in it are text. An
 * entry whose value is `undefined` is left out.
 */
export type HclValue = string | number | boolean | null | HclExpression | readonly HclValue[] | HclMap;

/** A plain object. Keys are literals, whatever is in them. */
export interface HclMap {
  readonly [key: string]: HclValue | undefined;
}

/** A literal, or an expression that yields a string when Packer evaluates it. */
export type HclText = string | HclExpression;

const STEP = String.raw`(?:\.[A-Za-z_][A-Za-z0-9_-]*|\[[0-9]+\]|\["[A-Za-z0-9_.-]+"\])`;
const REFERENCE = new RegExp(`^[A-Za-z_][A-Za-z0-9_-]*${STEP}*$`);
const FUNCTION_NAME = /^[a-z][a-z0-9_]*$/;

/**
 * A reference to something in the same configuration.
 *
 * @throws ImageError when `path` is not a traversal such as `var.region` or `local.labels["owner"]`
 */
export function reference(path: string): HclReference {
  check(REFERENCE.test(path), "reference", path, "must be a path of names", `write it like "var.region"`);
  return { [KIND]: "reference", path };
}

/** Text made of literal parts and expressions, in order. */
export function template(...parts: readonly (string | HclExpression)[]): HclTemplate {
  const joined: (string | HclExpression)[] = [];
  for (const part of parts.flatMap((each) => (isTemplate(each) ? each.parts : [each]))) {
    const last = joined.at(-1);
    if (typeof part === "string" && typeof last === "string") joined[joined.length - 1] = last + part;
    else if (part !== "") joined.push(part);
  }
  return { [KIND]: "template", parts: joined };
}

/**
 * A call of one of HCL's or Packer's functions.
 *
 * @throws ImageError when `name` is not a function's name
 */
export function call(name: string, ...args: readonly HclValue[]): HclCall {
  check(FUNCTION_NAME.test(name), "call", name, "must be a function's name", `write it like "timestamp"`);
  return { [KIND]: "call", name, args };
}

/** `condition ? whenTrue : whenFalse`. */
export function conditional(
  condition: HclExpression,
  whenTrue: HclValue,
  whenFalse: HclValue,
): HclConditional {
  return { [KIND]: "conditional", condition, whenTrue, whenFalse };
}

/**
 * HCL written as it stands, for what the other functions cannot say. Nothing in it is escaped, so never build it
 * from a user's input; only Packer or Terraform will tell whether it is right. Of several lines, those after the
 * first are indented to where the value stands, unless there is a heredoc among them.
 */
export function raw(text: string): HclRaw {
  return { [KIND]: "raw", text };
}

/** Whether HCL evaluates `value`, as opposed to a literal whose text is known now. */
export function isExpression(value: unknown): value is HclExpression {
  return typeof value === "object" && value !== null && KIND in value;
}

/** Whether `value` is a list. */
export function isList(value: HclValue): value is readonly HclValue[] {
  return Array.isArray(value);
}

/** Whether `value` is a map: a plain object of this or another realm, but no instance of a class. */
export function isMap(value: unknown): value is HclMap {
  if (Object.prototype.toString.call(value) !== "[object Object]" || isExpression(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isTemplate(value: unknown): value is HclTemplate {
  return isExpression(value) && value[KIND] === "template";
}

function check(holds: boolean, property: string, got: string, rule: string, fix: string): void {
  const problems = new Problems("hcl");
  problems.require(holds, { code: "hcl-expression", property, got, rule, fix });
  problems.throwIfAny();
}
