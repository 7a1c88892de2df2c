import { Problems } from "../../errors";
import { Body } from "../../hcl/body";

/** The types of the plugin's own HCL specification, as far as the builder uses them. */
export type OptionType = "string" | "number" | "bool" | "list(string)" | "list(number)" | "map(string)";

/** How one prop becomes one option of the plugin. The kinds of options are in option-kinds.ts. */
export interface Option<Value> {
  /** What the plugin calls it. */
  readonly name: string;
  /** Its type as an attribute; `block` stands once, `blocks` once for each item of a list. */
  readonly type: OptionType | "block" | "blocks";
  /** What stands in a block. */
  readonly options?: Readonly<Record<string, AnyOption>>;
  /** Why it can not be left out, although the plugin may accept that, and a value that works. */
  readonly required?: { readonly why: string; readonly example: string };
  /** The option as HCL. Called with values that `check` refuses, too: it must not throw. */
  readonly write: (value: Value) => Body;
  /** Notes what is wrong with the value by itself, whatever the other options say. */
  readonly check: (problems: Problems, property: string, value: Value) => void;
}

/** An option of any value, for code that reads tables instead of values. */
export type AnyOption = Option<never>;

/** An option for each of the props, so that a prop that nobody writes does not compile. */
export type OptionTable<Props> = { readonly [Prop in keyof Props]-?: Option<NonNullable<Props[Prop]>> };

/** The given props as HCL, in the order of the table: attributes before blocks, as one writes them by hand. */
export function writeOptions<Props extends object>(table: OptionTable<Props>, props: Props): Body {
  const items = propsOf(table).flatMap((prop) => writeOne(table, props, prop));
  return [...items.filter(({ kind }) => kind !== "block"), ...items.filter(({ kind }) => kind === "block")];
}

/**
 * Checks each prop by itself.
 *
 * @param prefix what stands before a prop's name in messages: `planInfo.`
 */
export function checkOptions<Props extends object>(
  problems: Problems,
  table: OptionTable<Props>,
  props: Props,
  prefix = "",
): void {
  for (const prop of propsOf(table)) checkOne(problems, table, props, prop, prefix);
}

/** `option`, which can not be left out. */
export function required<Value>(option: Option<Value>, why: string, example: string): Option<Value> {
  return { ...option, required: { why, example } };
}

function writeOne<Props extends object, Prop extends keyof Props>(
  table: OptionTable<Props>,
  props: Props,
  prop: Prop,
): Body {
  const value = props[prop];
  return isGiven(value) ? table[prop].write(value) : [];
}

function checkOne<Props extends object, Prop extends keyof Props & string>(
  problems: Problems,
  table: OptionTable<Props>,
  props: Props,
  prop: Prop,
  prefix: string,
): void {
  const value = props[prop];
  const option = table[prop];
  if (isGiven(value)) return option.check(problems, prefix + prop, value);
  if (option.required === undefined) return;
  problems.add({
    code: "option-required",
    property: prefix + prop,
    rule: `must be given: ${option.required.why}`,
    fix: `add ${prop}: ${option.required.example}`,
  });
}

function propsOf<Props extends object>(table: OptionTable<Props>): readonly (keyof Props & string)[] {
  return Object.keys(table) as (keyof Props & string)[];
}

function isGiven<Value>(value: Value): value is NonNullable<Value> {
  return value !== undefined && value !== null;
}
