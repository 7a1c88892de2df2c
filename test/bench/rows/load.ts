import { type Bench, ratioAtMost } from "../bench";
import { milliseconds } from "../figures";
import { runForReport, runNode } from "../node-process";
import type { LoadedModules } from "../programs/list-packages";
import { measureInTurn, median, medianRatio } from "../samples";

const ROUNDS = 15;

/** What it costs to have the library loaded. */
export const loadBench: Bench = {
  name: "load",
  title: "a process that loads the compiled Packer half (constructs/packer and constructs/image)",
  async run({ library, signal }) {
    const load = (...modules: readonly string[]) => {
      const code = modules.map((module) => `require(${JSON.stringify(module)});`).join("");
      return async () => (await runNode(["-e", code], { signal })).wallMs;
    };
    const constructs = require.resolve("constructs");
    const times = await measureInTurn(
      {
        files: load(...library.faces),
        bundle: load(library.bundle),
        constructs: load(constructs),
        bare: load(),
      },
      { rounds: ROUNDS, warmUps: 2 },
    );
    const list = [library.program("list-packages"), ...library.faces];
    const { packages, fileCount } = await runForReport<LoadedModules>(list, signal);
    const line = (measured: string, samples: readonly number[], goal?: number) => {
      const ratio = medianRatio(samples, times.constructs);
      return {
        measured,
        figure: milliseconds(median(samples)),
        reference: "loads npm constructs",
        referenceFigure: milliseconds(median(times.constructs)),
        ratio,
        goal: goal === undefined ? undefined : ratioAtMost(goal, ratio),
      };
    };
    const isFree = !packages.some((name) => name === "cdktf" || name.startsWith("@cdktf/"));
    return {
      comparisons: [
        line("loads the Packer half, a file per source", times.files, 1.3),
        line("loads it bundled, npm constructs too", times.bundle),
        line("loads nothing", times.bare),
      ],
      notes: [
        `${fileCount} files are loaded, of these npm packages: ${packages.join(", ")}.`,
        isFree ? "cdktf is not among them." : "CDKTF IS AMONG THEM, and must not be.",
      ],
    };
  },
};
