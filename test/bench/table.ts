import { availableParallelism, cpus, loadavg, totalmem, type } from "node:os";
import type { Bench, BenchResult, Comparison } from "./bench";
import { ratioText } from "./figures";

const HEAD = ["MEASURED", "", "AGAINST", "", "RATIO", "GOAL", ""];
/** Columns of figures, which stand at the right. */
const RIGHT = new Set([1, 3]);

/** What the table was measured on, and how to read it. */
export function headerText(): string {
  const processor = cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const cores = availableParallelism();
  const load = loadavg()[0]!;
  // This program's own start is in the load, so a little is no sign of others.
  const isBusy = load > cores / 2 + 0.5;
  return [
    `${cores} cores (${processor}), ${memory}, ${type()}, Node.js ${process.version}, load ${load.toFixed(1)}`,
    ...(isBusy
      ? ["OTHER PROGRAMS ARE BUSY ON THIS MACHINE: the ratios are rough, run this again later."]
      : []),
    "",
    "Each figure is the median of several rounds, and stands beside a reference measured in the same rounds, in",
    "turn. RATIO is the median of the rounds' own ratios, so it can differ a little from figure / figure. Times",
    "of this machine say little elsewhere, the ratios do. Processes run without the NODE_* and npm variables of",
    "the environment. Nothing here fails: a goal that is missed says so.",
    "",
  ].join("\n");
}

/** The results as one table, each benchmark below its title. */
export function tableText(
  results: readonly { readonly bench: Bench; readonly result: BenchResult }[],
): string {
  const rows = results.flatMap(({ result }) => result.comparisons.map(cellsOf));
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)));
  const print = (row: readonly string[]) =>
    row
      .map((cell, n) => (RIGHT.has(n) ? cell.padStart(widths[n]!) : cell.padEnd(widths[n]!)))
      .join("  ")
      .trimEnd();
  const parts = results.map(({ bench, result }) =>
    [
      `${bench.name}: ${bench.title}`,
      ...result.comparisons.map((comparison) => `  ${print(cellsOf(comparison))}`),
      ...result.notes.map((note) => `    ${note}`),
    ].join("\n"),
  );
  return `${[`  ${print(HEAD)}`, ...parts].join("\n\n")}\n`;
}

function cellsOf({
  measured,
  figure,
  reference,
  referenceFigure,
  ratio,
  goal,
}: Comparison): readonly string[] {
  const verdict = goal === undefined ? "" : goal.isMet ? "met" : "MISSED";
  return [measured, figure, reference, referenceFigure, ratioText(ratio), goal?.text ?? "-", verdict];
}
