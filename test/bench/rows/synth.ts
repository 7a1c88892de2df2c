import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "../../tools/tool-cache";
import { type Bench, type Comparison, ratioAtMost } from "../bench";
import { milliseconds } from "../figures";
import { runNode } from "../node-process";
import { measureInTurn, median, medianRatio } from "../samples";

const PROGRAM = join(REPOSITORY_ROOT, "packer", "synth-packer.mjs");
const ROUNDS = 9;

/** What `npm run synth-packer` costs, without npm around it. */
export const synthBench: Bench = {
  name: "synth",
  title: "the process `node packer/synth-packer.mjs --out DIR` for the images of this repository, warm",
  async run(workspace) {
    const { library, signal } = workspace;
    const node = (args: readonly string[]) => async () => (await runNode(args, { signal })).wallMs;
    const upToDate = workspace.newPath("synth");
    const plain = workspace.newPath("plain");
    const contents = workspace.newPath("contents");
    await node([PROGRAM, "--out", upToDate])();
    const files = contentsOf(upToDate);
    writeFileSync(contents, JSON.stringify(files));
    const writer = [library.program("write-plainly"), contents];
    await node([...writer, plain])();

    const times = await measureInTurn(
      {
        bare: node(["-e", "0"]),
        unchanged: node([PROGRAM, "--out", upToDate]),
        plainOver: node([...writer, plain]),
        written: () => node([PROGRAM, "--out", workspace.newPath("new")])(),
        plainNew: () => node([...writer, workspace.newPath("new")])(),
      },
      { rounds: ROUNDS, warmUps: 2 },
    );
    const compare = (
      measured: "unchanged" | "written",
      reference: "bare" | "plainOver" | "plainNew",
      most: number,
      goal?: string,
    ): Comparison => {
      const ratio = medianRatio(times[measured], times[reference]);
      return {
        measured: measured === "unchanged" ? "nothing has changed" : "all files are written",
        figure: milliseconds(median(times[measured])),
        reference: REFERENCES[reference],
        referenceFigure: milliseconds(median(times[reference])),
        ratio,
        goal: ratioAtMost(most, ratio, goal),
      };
    };
    return {
      comparisons: [
        compare("unchanged", "bare", 4, "<= 4x (wish: 2x)"),
        compare("written", "bare", 4),
        compare("unchanged", "plainOver", 3),
        compare("written", "plainNew", 3),
      ],
      notes: [
        `${Object.keys(files).length} files in all. "Nothing has changed" is the usual second run: it renders and compares`,
        "everything and writes nothing. Both runs find the program built; after an edit it is built first.",
      ],
    };
  },
};

const REFERENCES = {
  bare: "node -e 0",
  plainOver: "node writes them with fs, over the old",
  plainNew: "node writes them with fs, new folder",
} as const;

/** The text of every file below `folder`, by its path there. */
function contentsOf(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
