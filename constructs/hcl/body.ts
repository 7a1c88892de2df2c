import { HclValue } from "./value";

/** `name = value`. */
export interface Attribute {
  /** Tells it from a block and a group. */
  readonly kind: "attribute";
  /** What stands before the equals sign. */
  readonly name: string;
  /** What stands behind it; a string is a literal. */
  readonly value: HclValue;
  /** The lines above it, without their `#`. */
  readonly comment?: string;
}

/** `type "label" { ... }`. */
export interface Block {
  /** Tells it from an attribute and a group. */
  readonly kind: "block";
  /** The first word: `source`. */
  readonly type: string;
  /** What stands in quotes behind it: `azure-arm` and `ubuntu-base`. */
  readonly labels: readonly string[];
  /** What stands between the braces. */
  readonly body: Body;
  /** The lines above it, without their `#`. */
  readonly comment?: string;
}

/** Items that belong together: a blank line stands before and after, and a comment may say what they are about. */
export interface Group {
  /** Tells it from an attribute and a block. */
  readonly kind: "group";
  /** What belongs together. */
  readonly body: Body;
  /** The lines above it, without their `#`. */
  readonly comment?: string;
}

/** What stands in a file or between the braces of a block, in order. */
export type Body = readonly (Attribute | Block | Group)[];

/** One attribute. A comment stands on the line above. */
export function attribute(name: string, value: HclValue, comment?: string): Attribute {
  return { kind: "attribute", name, value, comment };
}

/** An attribute for each entry whose value is given; `undefined` ones are left out. */
export function attributes(entries: Readonly<Record<string, HclValue | undefined>>): readonly Attribute[] {
  const given: Attribute[] = [];
  for (const [name, value] of Object.entries(entries)) {
    if (value !== undefined) given.push(attribute(name, value));
  }
  return given;
}

/** One block. A comment stands on the line above. */
export function block(type: string, labels: readonly string[], body: Body, comment?: string): Block {
  return { kind: "block", type, labels, body, comment };
}

/** Items set off from what is around them. An empty group prints nothing, its comment neither. */
export function group(body: Body, comment?: string): Group {
  return { kind: "group", body, comment };
}

/** Items that many bodies hold, each the very same object. */
const SHARED = new WeakSet<Block | Group>();

/**
 * Marks an item that stands in many bodies and never changes: it is printed once, and the lines are kept. Worth it
 * for what thousands of templates have in common.
 */
export function shared<Item extends Block | Group>(item: Item): Item {
  SHARED.add(item);
  return item;
}

/** Whether `item` was marked by {@link shared}. */
export function isShared(item: Block | Group): boolean {
  return SHARED.has(item);
}
