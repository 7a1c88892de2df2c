import { dirname } from "node:path";
import { runPacker } from "../../tools/packer-run";
import { findPacker } from "../../tools/packer";
import { type Bench } from "../bench";
import { count, megabytes, milliseconds } from "../figures";
import { runForReport } from "../node-process";
import type { PrintReport } from "../programs/print-fleet";
import type { FleetReport } from "../programs/synth-fleet";
import { measureInTurn, median, medianRatio } from "../samples";

const SIZE = 1_000;
const ROUNDS = 5;

/** What a text in final form costs beside a formatter that is run afterwards. */
export const printBench: Bench = {
  name: "print",
  title: `printing ${count(SIZE)} templates in their final form against \`packer fmt\` over them`,
  async run(workspace) {
    const packer = findPacker();
    if (packer === undefined) {
      return { comparisons: [], notes: ["Not measured: there is no Packer. `npm run tools` builds it."] };
    }
    const { library, script, signal } = workspace;
    const folder = workspace.newPath("fmt");
    await runForReport<FleetReport>([library.program("synth-fleet"), String(SIZE), script, folder], signal);
    const format = async (args: readonly string[]) => {
      const started = performance.now();
      const { exitCode, output } = await runPacker(packer, args);
      if (exitCode !== 0) throw new Error(`packer ${args.join(" ")} ended with ${exitCode}:\n${output}`);
      return {
        ms: performance.now() - started,
        changed: output.split("\n").filter((line) => line !== "").length,
      };
    };
    const fmt = ["fmt", "-write=false", "-recursive"];
    const print = [library.program("print-fleet"), String(SIZE), script];
    const { bytes } = await runForReport<PrintReport>(print, signal);
    const { changed } = await format([...fmt, folder]);
    const printMs: number[] = [];
    const times = await measureInTurn(
      {
        async process() {
          const report = await runForReport<PrintReport>(print, signal);
          printMs.push(report.printMs);
          return report.wallMs;
        },
        fmt: async () => (await format([...fmt, folder])).ms,
        start: async () => (await format([...fmt, dirname(library.program("print-fleet"))])).ms,
      },
      { rounds: ROUNDS, warmUps: 0 },
    );
    const line = (measured: string, samples: readonly number[]) => ({
      measured,
      figure: milliseconds(median(samples)),
      reference: "packer fmt -write=false -recursive",
      referenceFigure: milliseconds(median(times.fmt)),
      ratio: medianRatio(samples, times.fmt),
    });
    return {
      comparisons: [
        line("prints them, within the process", printMs),
        line("a process that defines and prints them", times.process),
      ],
      notes: [
        `${count(SIZE)} files, ${megabytes(bytes)}. The first line is printing alone, from bodies to texts in memory, in a process that`,
        "has printed nothing before; packer fmt is a whole process that reads and parses the files as well, so the",
        `second line is the fairer one. Packer alone, over a folder without templates, takes ${milliseconds(median(times.start))}.`,
        `packer fmt would change ${changed} of our files.`,
      ],
    };
  },
};
