import type { BakedImage } from "../bake-image";
import { FAULTS } from "./fault-table";
import { Machine, type Workshop } from "../machine/machine";

export interface FaultOutcome {
  readonly stops: boolean;
  /** Whether the step says what it was expected to say. */
  readonly says: boolean;
  /** The end of what it says. */
  readonly output: string;
}

/**
 * Runs each fault on the very machine on which its step has succeeded before: that a step stops is due to the fault.
 * @throws Error if a fault names no step of the image, or could not be injected
 */
export async function injectFaults(
  workshop: Workshop,
  image: BakedImage,
): Promise<Readonly<Record<string, FaultOutcome>>> {
  const outcomes: Record<string, FaultOutcome> = {};
  for (const [name, fault] of Object.entries(FAULTS[image.name] ?? {})) {
    const step = image.steps.find((candidate) => candidate.name === fault.step);
    if (step === undefined) throw new Error(`${image.name} has no step ${fault.step}`);
    const machine = await Machine.open(workshop, `${image.name}-fault`, image.before.get(step.name)!);
    const { status, output } = await machine.step(step, fault.inject);
    await machine.discard();
    if (status === 125) throw new Error(`${name}: ${output}`);
    const stops = !step.validExitCodes.includes(status);
    outcomes[name] = { stops, says: fault.says.test(output), output: output.trim().slice(-500) };
  }
  return outcomes;
}
