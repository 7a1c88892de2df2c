import { ProvisionerStep } from "./provisioners/provisioner";

/**
 * The steps of a build, in slots that always run in this order, whatever order they are written in. What must
 * hold of the finished image is checked after the last change to it, and nothing is cleaned up before that.
 */
export interface BuildSlots {
  /**
   * Runs first, when cloud-init has finished: what the other steps need.
   * @default - nothing
   */
  readonly before?: readonly ProvisionerStep[];
  /**
   * Brings the packages up to date, and restarts where that needs it.
   * @default - nothing
   */
  readonly update?: readonly ProvisionerStep[];
  /**
   * Makes the system harder to attack.
   * @default - nothing
   */
  readonly harden?: readonly ProvisionerStep[];
  /**
   * Adds what the image is for.
   * @default - nothing
   */
  readonly install?: readonly ProvisionerStep[];
  /**
   * Checks the finished system. A step that fails ends the build, and nothing is published.
   * @default - nothing
   */
  readonly verify?: readonly ProvisionerStep[];
  /**
   * Removes what must not be in the image: logs, caches, histories.
   * @default - nothing
   */
  readonly cleanUp?: readonly ProvisionerStep[];
}

/** The slots in the order in which they run, and what stands above the first step of each. */
const SLOTS = {
  before: "Before everything else",
  update: "Bring the packages up to date",
  harden: "Harden",
  install: "Install what the image is for",
  verify: "Verify: a step that fails ends the build, and nothing is published",
  cleanUp: "Clean up",
} as const satisfies Record<keyof BuildSlots, string>;

/** One step of a build. */
export interface PlacedStep {
  readonly step: ProvisionerStep;
  /** How the user reaches it: `install[1]`. */
  readonly property: string;
  /** What stands above it, where it opens a slot. */
  readonly heading?: string;
}

/** Every step in the order in which it runs. */
export function stepsInOrder(slots: BuildSlots): readonly PlacedStep[] {
  return (Object.keys(SLOTS) as (keyof BuildSlots)[]).flatMap((slot) =>
    (slots[slot] ?? []).map((step, n) => ({
      step,
      property: `${slot}[${n}]`,
      heading: n === 0 ? SLOTS[slot] : undefined,
    })),
  );
}
