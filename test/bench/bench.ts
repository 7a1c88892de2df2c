import type { Workspace } from "./workspace";

/** One comparison, a line of the table. */
export interface Comparison {
  /** What was measured. */
  readonly measured: string;
  readonly figure: string;
  /** What it stands against, measured in the same run. */
  readonly reference: string;
  readonly referenceFigure: string;
  /** The figure as a multiple of the reference's. */
  readonly ratio: number;
  /** How the ratio, or the figure where the text says so, should come out. */
  readonly goal?: { readonly text: string; readonly isMet: boolean };
}

/** What one benchmark has found. */
export interface BenchResult {
  readonly comparisons: readonly Comparison[];
  /** What a reader has to know to judge the figures: what is in the clock and what is not. */
  readonly notes: readonly string[];
}

/** One benchmark: the lines that `npm run bench -- NAME` prints. */
export interface Bench {
  readonly name: string;
  /** What it is about, as the table's heading says it. */
  readonly title: string;
  run(workspace: Workspace): Promise<BenchResult>;
}

/** The goal that a ratio stays at or below `most`. */
export function ratioAtMost(most: number, ratio: number, text = `<= ${most}x`): Comparison["goal"] {
  return { text, isMet: ratio <= most };
}
