import type { Problems } from "../errors";

/** Which whole numbers are right, and what is said of any other. */
export interface WholeRange {
  /** The problem's code. */
  readonly code: string;
  readonly least: number;
  /** @default - no upper limit */
  readonly most?: number;
  readonly fix: string;
}

/** Notes what is no whole number of this range. Returns whether it is one. */
export function requireWhole(
  problems: Problems,
  property: string,
  value: unknown,
  { code, least, most, fix }: WholeRange,
): boolean {
  const number = typeof value === "number" && Number.isSafeInteger(value) ? value : NaN;
  return problems.require(number >= least && number <= (most ?? Infinity), {
    code,
    property,
    rule: `must be a whole number ${most === undefined ? `of at least ${least}` : `from ${least} to ${most}`}`,
    got: value,
    fix,
  });
}
