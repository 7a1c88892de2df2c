import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Layers, Machine, type Workshop } from "../machine/machine";
import { must } from "../machine/program";
import type { ShellStep } from "../sequence";

/** What a step that changes nothing may change: by its path in the image, and why that is no change of the image. */
const MAY_CHANGE: readonly (readonly [RegExp, string])[] = [
  [/^(run|tmp|var\/tmp)\//, "gone with the machine, or cleaned up"],
  [/^var\/log\//, "records of what ran, emptied by the clean-up"],
  [/^var\/cache\//, "made again by whoever needs it"],
  [/^var\/lib\/apt\/(lists|periodic)\//, "what was downloaded, and when"],
];

/** Whether it is no change of the image that the file at `path` is another. */
export function mayChange(path: string): boolean {
  return MAY_CHANGE.some(([pattern]) => pattern.test(path));
}

/**
 * Runs steps on a machine that they have run on already. What is then different in the image, by its path: kind, mode,
 * owner, target of a link, or content.
 */
export async function runAgain(
  workshop: Workshop,
  name: string,
  layers: Layers,
  steps: readonly ShellStep[],
): Promise<readonly string[]> {
  const first = await Machine.open(workshop, `${name}-first`, layers);
  const again = await Machine.open(workshop, `${name}-again`, layers);
  for (const step of steps) {
    const { status, output } = await again.step(step);
    if (!step.validExitCodes.includes(status))
      throw new Error(`${name}: ${step.name} fails when it runs again:\n${output.slice(-3000)}`);
  }
  const changed = await compareTrees(first, again);
  await first.discard();
  await again.discard();
  return changed.filter((path) => !mayChange(path));
}

async function compareTrees(first: Machine, again: Machine): Promise<readonly string[]> {
  const [before, after] = [await tree(first.root), await tree(again.root)];
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path) || !sameContent(path)).sort();

  function sameContent(path: string): boolean {
    if (!before.get(path)?.startsWith("f")) return true;
    return readFileSync(join(first.root, path)).equals(readFileSync(join(again.root, path)));
  }
}

/** Everything about each file but its content and its times. */
async function tree(root: string): Promise<ReadonlyMap<string, string>> {
  const format = "%P\\t%y %m %U %G %l\\n";
  const lines = (await must("find", [root, "-xdev", "-mindepth", "1", "-printf", format])).trim().split("\n");
  return new Map(lines.map((line) => line.split("\t") as [string, string]));
}
