import type { StepResult } from "./run-steps";
import type { Step } from "./step";

const HEAD = ["STEP", "", "SECONDS", "FOUND"];

/** Every step as a line: how it ended, how long it took, and what was found. */
export function tableText(steps: readonly Step[], results: readonly StepResult[]): string {
  const rows = steps.map(({ name }) => {
    const result = results.find((one) => one.name === name);
    if (result === undefined) return [name, "-", "", "not run"];
    return [name, result.verdict, result.seconds.toFixed(1), result.found];
  });
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const lines = all.map(([name, verdict, seconds, found]) =>
    [name!.padEnd(widths[0]!), verdict!.padEnd(widths[1]!), seconds!.padStart(widths[2]!), found!].join("  "),
  );
  return `${lines.join("\n")}\n`;
}
