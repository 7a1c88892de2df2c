import { Problems } from "../../errors";
import { Body, attribute } from "../../hcl/body";
import { HclExpression, HclText, HclValue, isExpression } from "../../hcl/value";
import { AzureRegion, requireRegion } from "../../image/azure-region";
import { requireWhole } from "../../image/given-number";
import { requireBoolean, requireList, requireOneOf } from "../../image/given-value";
import { pluginLiteral } from "../go-template";
import { Option, OptionType } from "./option-table";
import { TextRule } from "./text-rules";

/** Ten days: a longer wait is a mistake in the unit. */
const LONGEST = { s: 864_000, m: 14_400, h: 240 } as const;

/** A text. The plugin takes an empty one for none at all, so that is refused; `rule` judges any other. */
export function text(name: string, rule?: TextRule): Option<HclText> {
  return {
    ...attributeOf("string", name),
    check: (problems, property, value) => checkText(problems, property, value, rule),
  };
}

/** A list of texts. */
export function texts(name: string, rule?: TextRule): Option<readonly HclText[]> {
  return {
    ...attributeOf("list(string)", name),
    check: (problems, property, values) => {
      if (!requireList(problems, property, values, `["..."]`)) return;
      values.forEach((value, n) => checkText(problems, `${property}[${n}]`, value, rule));
    },
  };
}

/** One of a closed set of texts, the usual one first. Not every caller is type-checked. */
export function oneOf<Value extends string>(name: string, ...values: readonly Value[]): Option<Value> {
  return {
    ...attributeOf("string", name),
    check: (problems, property, value) => {
      requireOneOf(problems, property, value, values);
    },
  };
}

/** True or false. */
export function flag(name: string): Option<boolean | HclExpression> {
  return {
    ...attributeOf("bool", name),
    check: (problems, property, value) => {
      if (!isExpression(value)) requireBoolean(problems, property, value);
    },
  };
}

/** What a number can be, and what it usually is. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/** A whole number. */
export function whole(name: string, range: Range): Option<number> {
  return { ...attributeOf("number", name), check: wholeRule(range) };
}

/** A list of whole numbers. */
export function wholes(name: string, range: Range): Option<readonly number[]> {
  const rule = wholeRule(range);
  return {
    ...attributeOf("list(number)", name),
    check: (problems, property, values) => {
      if (!requireList(problems, property, values, `[${range.usual}]`)) return;
      values.forEach((value, n) => rule(problems, `${property}[${n}]`, value));
    },
  };
}

/** The most that something may cost, -1 for no limit. */
export function price(name: string): Option<number> {
  return {
    ...attributeOf("number", name),
    check: (problems, property, value) => {
      problems.require(value === -1 || (Number.isFinite(value) && value > 0), {
        code: "option-price",
        property,
        rule: "must be a price above 0, or -1 for no limit",
        got: value,
        fix: "use -1, or a price such as 0.05",
      });
    },
  };
}

/** A whole number of seconds, minutes or hours, which the plugin takes as text: `20m`. */
export function duration(name: string, unit: "s" | "m" | "h", usual: number): Option<number> {
  return {
    name,
    type: "string",
    write: (value) => [attribute(name, `${value}${unit}`)],
    check: wholeRule({ least: 1, most: LONGEST[unit], usual }),
  };
}

/** A region, in the one spelling that HCP Packer is told too. */
export function region(name: string): Option<AzureRegion | HclExpression> {
  return {
    name,
    type: "string",
    write: (value) => [attribute(name, isExpression(value) ? value : value.name)],
    check: (problems, property, value) => {
      if (!isExpression(value)) requireRegion(problems, property, value);
    },
  };
}

/** An attribute whose literals stay literals in the plugin's own templates too. */
function attributeOf(type: OptionType, name: string) {
  return { name, type, write: (value: HclValue): Body => [attribute(name, pluginLiteral(value))] };
}

function checkText(problems: Problems, property: string, value: unknown, rule: TextRule | undefined): void {
  if (isExpression(value)) return;
  const isText = typeof value === "string" && value.trim() !== "";
  problems.require(isText, {
    code: "option-text",
    property,
    rule: "must be text that is not empty: the plugin takes empty text for an option that is not given",
    got: value,
    fix: "leave it out, or give a value",
  });
  if (isText) rule?.(problems, property, value);
}

function wholeRule({ least, most, usual }: Range) {
  return (problems: Problems, property: string, value: unknown): void => {
    requireWhole(problems, property, value, { code: "option-number", least, most, fix: `use ${usual}` });
  };
}
