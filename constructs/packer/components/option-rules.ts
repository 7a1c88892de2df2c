import type { Problems } from "../../errors";
import { requireWhole } from "../../image/given-number";

/** Notes a number that is not whole, or not between two others. */
export function checkNumber(
  problems: Problems,
  property: string,
  value: number | undefined,
  least: number,
  most: number,
): void {
  if (value === undefined) return;
  const fix = `use ${least}, or leave it out`;
  requireWhole(problems, property, value, { code: "component-number", least, most, fix });
}

/** A list as a script reads it; nothing where there is none. */
export function joined(values: readonly string[] | undefined, between = " "): string | undefined {
  return values === undefined || values.length === 0 ? undefined : values.join(between);
}
