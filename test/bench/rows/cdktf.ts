import { type Bench, ratioAtMost } from "../bench";
import { count, milliseconds } from "../figures";
import { runForReport } from "../node-process";
import type { CdktfReport } from "../programs/synth-cdktf";
import type { FleetReport } from "../programs/synth-fleet";
import { median, medianRatio } from "../samples";

const SIZE = 1_000;
const ROUNDS = 3;

/** What a template costs beside a CDKTF stack. */
export const cdktfBench: Bench = {
  name: "cdktf",
  title: `${count(SIZE)} templates against ${count(SIZE)} CDKTF stacks of one resource each`,
  async run(workspace) {
    const { library, script, signal } = workspace;
    const templateArgs = [library.program("synth-fleet"), String(SIZE), script];
    const stackArgs = [library.program("synth-cdktf"), String(SIZE)];
    const templates: FleetReport[] = [];
    const stacks: CdktfReport[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const [folder, stackFolder] = [workspace.newPath("templates"), workspace.newPath("stacks")];
      templates.push(await runForReport<FleetReport>([...templateArgs, folder], signal));
      stacks.push(await runForReport<CdktfReport>([...stackArgs, stackFolder], signal));
    }
    const compare = (
      where: string,
      times: readonly number[],
      references: readonly number[],
      unit = (time: number) => milliseconds(time),
    ) => ({
      measured: `${count(SIZE)} templates, ${where}`,
      figure: unit(median(times)),
      reference: `cdktf, ${count(SIZE)} stacks`,
      referenceFigure: unit(median(references)),
      ratio: medianRatio(times, references),
    });
    const onDisk = templates.map(({ defineMs, renderMs, writeMs }) => defineMs + renderMs + writeMs);
    const stacksOnDisk = stacks.map(({ synthMs }) => synthMs);
    const lines = templates[0]!.lineCount;
    const stackLines = stacks[0]!.lineCount;
    const toDisk = compare("to disk", onDisk, stacksOnDisk);
    return {
      comparisons: [
        { ...toDisk, goal: ratioAtMost(1 / 20, toDisk.ratio, "<= 1/20") },
        compare(
          "to disk, per line",
          onDisk.map((time) => time / SIZE / lines),
          stacksOnDisk.map((time) => time / SIZE / stackLines),
          (time) => `${(time * 1_000).toFixed(2)} us`,
        ),
      ],
      notes: [
        "From the first construct to the last file; loading either library is not in it. cdktf writes a cdk.tf.json of",
        `${stackLines} lines for each stack, and validates as it does by default. We write a template of about ${lines} lines and a`,
        "script, each in a folder of its own, by temporary file and rename, with a digest and a manifest.",
      ],
    };
  },
};
