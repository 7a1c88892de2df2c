import { type CleanUpReport, inspectCleanUp } from "./checks/clean-up";
import { plantDirt } from "./checks/dirt";
import { bootFirstTime } from "./machine/first-boot";
import { type Layers, Machine, type Workshop } from "./machine/machine";
import { runAgain } from "./checks/second-run";
import type { ShellStep } from "./sequence";

/** What the proof tells of a step while it runs. */
export type Say = (text: string) => void;

export interface BakedImage {
  readonly name: string;
  readonly steps: readonly ShellStep[];
  /** The machine as it was before each step, by the step's name. */
  readonly before: ReadonlyMap<string, Layers>;
  /** What would be captured. */
  readonly captured: Layers;
  readonly milliseconds: Readonly<Record<string, number>>;
  readonly cleanUp: CleanUpReport;
  /** Files that were not the same after all steps before the clean-up ran a second time. */
  readonly changedBySecondRun: readonly string[];
}

/** The step before which an image is all that it should be, and the build's traces are still there. */
const CLEAN_UP = "clean-up.sh";

/** Runs the steps of an image in their order, on a machine that has just booted from `start`. */
export async function bakeImage(
  workshop: Workshop,
  name: string,
  start: Layers,
  steps: readonly ShellStep[],
  say: Say,
): Promise<BakedImage> {
  const machine = await Machine.open(workshop, `${name}-boot`, start);
  await bootFirstTime(machine);
  let layers = await machine.shutDown();
  const before = new Map<string, Layers>();
  const milliseconds: Record<string, number> = {};
  let secrets = 0;
  let changedBySecondRun: readonly string[] = [];
  for (const [n, step] of steps.entries()) {
    if (step.name === CLEAN_UP) {
      changedBySecondRun = await runAgain(workshop, name, layers, steps.slice(0, n));
      ({ layers, secrets } = await plantDirt(workshop, name, layers));
    }
    before.set(step.name, layers);
    const began = Date.now();
    layers = await runStep(await Machine.open(workshop, `${name}-${n}`, layers), step);
    milliseconds[step.name] = Date.now() - began;
    say(`${name}: ${step.name}: ${milliseconds[step.name]} ms`);
  }
  const cleanUp = await inspectCleanUp(workshop, `${name}-captured`, layers, secrets);
  return { name, steps, before, captured: layers, milliseconds, cleanUp, changedBySecondRun };
}

/** The layers after a step. @throws Error with the step's own words, if it stops the build */
async function runStep(machine: Machine, step: ShellStep): Promise<Layers> {
  const { status, output } = await machine.step(step);
  if (!step.validExitCodes.includes(status))
    throw new Error(`${machine.name}: ${step.name} ends with ${status}:\n${output.slice(-3000)}`);
  return machine.shutDown();
}
