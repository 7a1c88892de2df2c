import { isDeepStrictEqual } from "node:util";
import { type Bench, type Comparison, ratioAtMost } from "../bench";
import { count, megabytes, milliseconds } from "../figures";
import { runForReport } from "../node-process";
import type { VmsReport } from "../programs/synth-vms";
import { median, medianRatio } from "../samples";

const SIZES = [1, 10, 300] as const;
const ROUNDS = 7;
const MOST = 1.1;

/** What an environment of this library costs beside the same resources written by hand. */
export const vmsBench: Bench = {
  name: "vms",
  title: "a CDKTF stack with VMs from a channel, by this library against by hand",
  async run(workspace) {
    const { library, signal } = workspace;
    const program = library.program("synth-vms");
    const comparisons: Comparison[] = [];
    for (const size of SIZES) {
      const reports: Record<"ours" | "by-hand", VmsReport[]> = { ours: [], "by-hand": [] };
      for (let round = 0; round < ROUNDS; round++) {
        for (const kind of ["ours", "by-hand"] as const) {
          const args = [program, kind, String(size), workspace.newPath("vms")];
          reports[kind].push(await runForReport<VmsReport>(args, signal));
        }
      }
      const [ours, byHand] = [reports.ours, reports["by-hand"]];
      if (!isDeepStrictEqual(ours[0]!.counts, byHand[0]!.counts)) throw new Error("the two stacks differ");
      const line = (what: string, of: (report: VmsReport) => number, unit: (figure: number) => string) => {
        const ratio = medianRatio(ours.map(of), byHand.map(of));
        comparisons.push({
          measured: `${what}, ${count(size)} VMs`,
          figure: unit(median(ours.map(of))),
          reference: "the same resources by hand",
          referenceFigure: unit(median(byHand.map(of))),
          ratio,
          goal: ratioAtMost(MOST, ratio),
        });
      };
      line("synth", ({ synthMs }) => synthMs, milliseconds);
      line("peak memory", ({ peakBytes }) => peakBytes, megabytes);
    }
    return {
      comparisons,
      notes: [
        "From the first construct to the last file; loading is not in the time, but it is in the memory. Both stacks",
        "hold the same resources, look-ups and a precondition against revoked images for each VM.",
      ],
    };
  },
};
