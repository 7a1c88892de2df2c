import { callLayout, Layout, listLayout, mapLayout, textLayout } from "./layout";
import { Literals, Refusal } from "./literals";
import { quote, quoteKey, quoteTemplate, TemplatePiece } from "./quote";
import {
  HclConditional,
  HclExpression,
  HclMap,
  HclTemplate,
  HclValue,
  isExpression,
  isList,
  isMap,
  KIND,
} from "./value";

/** Deeper nesting is a mistake somewhere, and would exhaust the stack before it exhausts a reader. */
export const MAX_DEPTH = 50;

const TOO_DEEP: Refusal = {
  code: "hcl-cycle",
  rule: `is nested deeper than ${MAX_DEPTH} levels`,
  fix: "pass a plain list or map",
};
const CYCLIC: Refusal = { ...TOO_DEEP, rule: "contains itself" };
const SAME_KEY: Refusal = {
  code: "hcl-duplicate",
  rule: "has two keys that are one after Unicode normalisation",
  fix: "keep one of the two",
};

/** Values as HCL. What cannot be written exactly is noted as a problem with its place. */
export class ValuePrinter {
  private readonly ancestors: unknown[] = [];

  constructor(private readonly literals: Literals) {}

  /** @param place what a reader would call it, for messages */
  layout(value: HclValue, place: string): Layout {
    if (typeof value === "string") return { flat: this.string(value, place) };
    if (typeof value === "number") return { flat: this.number(value, place) };
    if (typeof value === "boolean" || value === null) return { flat: String(value) };
    if (isExpression(value)) return this.nested(value, place, () => this.expression(value, place));
    if (isList(value)) return this.nested(value, place, () => listLayout(this.items(value, place)));
    if (isMap(value)) return this.nested(value, place, () => mapLayout(this.entries(value, place)));
    this.literals.refuseValue(value, place);
    return { flat: "null" };
  }

  /** `value` as a quoted string. */
  string(value: string, place: string): string {
    return this.literals.checkString(value, place) ? quote(value) : '""';
  }

  private number(value: number, place: string): string {
    // -0 is for arithmetic; HCL would read it as a sign and a zero.
    return this.literals.checkNumber(value, place) ? String(value === 0 ? 0 : value) : "0";
  }

  private items(values: readonly HclValue[], place: string): readonly Layout[] {
    const layouts: Layout[] = [];
    // By index: the holes of a sparse list count, and map() would leave them out.
    for (let n = 0; n < values.length; n++) layouts.push(this.layout(values[n]!, `${place}[${n}]`));
    return layouts;
  }

  /** The entries that are given. Two keys that HCL would read as one are refused. */
  private entries(values: HclMap, place: string): readonly (readonly [string, Layout])[] {
    const seen = new Set<string>();
    const given: [string, Layout][] = [];
    for (const [key, value] of Object.entries(values)) {
      // The key first: cdktf's map tokens are a key without a value.
      if (!this.literals.checkString(key, `${place} key`) || value === undefined) continue;
      const normalised = key.normalize("NFC");
      if (seen.has(normalised)) this.literals.refuse(place, SAME_KEY, key);
      seen.add(normalised);
      given.push([quoteKey(key), this.layout(value, `${place}["${key}"]`)]);
    }
    return given;
  }

  private expression(value: HclExpression, place: string): Layout {
    switch (value[KIND]) {
      case "reference":
        return { flat: value.path };
      case "raw":
        return textLayout(this.literals.checkString(value.text, place) ? value.text : "null");
      case "call":
        return callLayout(value.name, this.items(value.args, `${place} ${value.name}()`));
      case "template":
        return this.template(value, place);
      case "conditional":
        return this.conditional(value, place);
    }
  }

  /** Without expressions, a template is a string; without text, it is its expression. */
  private template({ parts }: HclTemplate, place: string): Layout {
    const [only = ""] = parts;
    if (parts.length < 2) return this.layout(only, place);
    const pieces = parts.map((part): TemplatePiece => {
      if (typeof part !== "string") return { expression: this.layout(part, place).flat };
      return { literal: this.literals.checkString(part, place) ? part : "" };
    });
    return textLayout(quoteTemplate(pieces));
  }

  private conditional({ condition, whenTrue, whenFalse }: HclConditional, place: string): Layout {
    const [test, yes, no] = [condition, whenTrue, whenFalse].map((operand) => {
      const { flat } = this.layout(operand, place);
      // As a condition it would be read wrongly without parentheses, elsewhere only with effort.
      return isConditional(operand) ? `(${flat})` : flat;
    });
    return textLayout(`${test} ? ${yes} : ${no}`);
  }

  private nested(value: unknown, place: string, print: () => Layout): Layout {
    const tooDeep = this.ancestors.length >= MAX_DEPTH;
    if (tooDeep || this.ancestors.includes(value)) {
      this.literals.refuse(place, tooDeep ? TOO_DEEP : CYCLIC);
      return { flat: "null" };
    }
    this.ancestors.push(value);
    const layout = print();
    this.ancestors.pop();
    return layout;
  }
}

function isConditional(value: HclValue): boolean {
  if (!isExpression(value)) return false;
  if (value[KIND] === "template" && value.parts.length === 1) return isConditional(value.parts[0]!);
  return value[KIND] === "conditional";
}
