import { type Bench, type Comparison, ratioAtMost } from "../bench";
import { count, megabytes, milliseconds } from "../figures";
import { runForReport } from "../node-process";
import type { FleetReport } from "../programs/synth-fleet";
import { median, medianRatio } from "../samples";

const SIZES = [10, 100, 1_000, 10_000] as const;
type Size = (typeof SIZES)[number];
const ROUNDS = 3;
const PEAK_GOAL_BYTES = 300e6;

/** Each size is one process of its own: a small tree must not profit from what a large one has warmed up. */
type Reports = Readonly<Record<Size, readonly FleetReport[]>>;

/** What a growing number of images costs. */
export const scaleBench: Bench = {
  name: "scale",
  title: "10 to 10,000 templates in one PackerApp, each size in a process of its own",
  async run(workspace) {
    const { library, script, signal } = workspace;
    const program = library.program("synth-fleet");
    const reports: Record<Size, FleetReport[]> = { 10: [], 100: [], 1_000: [], 10_000: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const size of SIZES) {
        const folder = workspace.newPath("fleet");
        reports[size].push(await runForReport<FleetReport>([program, String(size), script, folder], signal));
      }
    }
    return {
      comparisons: [
        ...timeLines("define and render", reports, ({ defineMs, renderMs }) => defineMs + renderMs),
        ...timeLines("write to disk", reports, ({ writeMs }) => writeMs),
        peakLine("peak memory, rendered", reports, ({ renderPeakBytes }) => renderPeakBytes),
        peakLine("peak memory, written", reports, ({ peakBytes }) => peakBytes),
      ],
      notes: [
        `Templates of about ${reports[1_000][0]!.lineCount} lines, one in ten from the marketplace and nine derived, each with firewall,`,
        "inline shell and one script. The times start when the library is loaded; all templates are in memory",
        "at once. 1.1x for each of 10,000 is 11x for ten times as many. Peak memory is the worst round's.",
      ],
    };
  },
};

/** A line for each size: time per template, against that of 1,000. */
function timeLines(what: string, reports: Reports, timeOf: (report: FleetReport) => number): Comparison[] {
  const perTemplate = (size: Size) => reports[size].map((report) => timeOf(report) / size);
  return SIZES.filter((size) => size !== 1_000).map((size) => {
    const ratio = medianRatio(perTemplate(size), perTemplate(1_000));
    return {
      measured: `${what}, ${count(size)}`,
      figure: `${milliseconds(median(perTemplate(size)))} each`,
      reference: `${what}, 1,000`,
      referenceFigure: `${milliseconds(median(perTemplate(1_000)))} each`,
      ratio,
      // Ten times as many templates in at most eleven times the time.
      goal: size === 10_000 ? ratioAtMost(1.1, ratio) : undefined,
    };
  });
}

function peakLine(what: string, reports: Reports, peakOf: (report: FleetReport) => number): Comparison {
  // The worst round: what V8 keeps can differ by hundreds of megabytes from one run to the next.
  const peak = Math.max(...reports[10_000].map(peakOf));
  const reference = Math.max(...reports[1_000].map(peakOf));
  return {
    measured: `${what}, 10,000`,
    figure: megabytes(peak),
    reference: `${what}, 1,000`,
    referenceFigure: megabytes(reference),
    ratio: peak / reference,
    goal: { text: `< ${megabytes(PEAK_GOAL_BYTES)}`, isMet: peak < PEAK_GOAL_BYTES },
  };
}
