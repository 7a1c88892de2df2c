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

/** A list as a script reads it; nothing where there is none. */
export function joined(values: readonly string[] | undefined, between = " "): string | undefined {
  return values === undefined || values.length === 0 ? undefined : values.join(between);
}
