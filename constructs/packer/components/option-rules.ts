import type { Problems } from "../../errors";

/** Notes a number that is not whole, or not between two others. */
export function requireWhole(
  problems: Problems,
  property: string,
  value: number | undefined,
  least: number,
  most: number,
): void {
  problems.require(value === undefined || (Number.isInteger(value) && value >= least && value <= most), {
    code: "component-number",
    property,
    rule: `must be a whole number from ${least} to ${most}`,
    got: value,
    fix: `use ${least}, or leave it out`,
  });
}

/** Notes each element of a list that is not of the form that `pattern` describes. */
export function requireEach(
  problems: Problems,
  property: string,
  values: readonly string[] | undefined,
  pattern: RegExp,
  rule: string,
  example: string,
): void {
  (values ?? []).forEach((value, n) =>
    problems.require(typeof value === "string" && pattern.test(value), {
      code: "component-text",
      property: `${property}[${n}]`,
      rule,
      got: value,
      fix: `write it like ${JSON.stringify(example)}`,
    }),
  );
}

/** A list as a script reads it; nothing where there is none. */
export function joined(values: readonly string[] | undefined, between = " "): string | undefined {
  return values === undefined || values.length === 0 ? undefined : values.join(between);
}
