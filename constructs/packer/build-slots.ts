import type { ImageComponent } from "./image-component";
import type { ProvisionerStep } from "./provisioners/provisioner";

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
   * Records which software is inside (SBOM), of the system that was verified and before its package lists are
   * cleaned away.
   * @default - nothing
   */
  readonly billOfMaterials?: readonly ProvisionerStep[];
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
  billOfMaterials: "Record which software is inside",
  cleanUp: "Clean up",
} as const satisfies Record<keyof BuildSlots, string>;

/** The slots in the order in which they run. */
export const SLOT_NAMES = Object.keys(SLOTS) as (keyof BuildSlots)[];

/** Where a step of a build stands. */
export interface StepPlace {
  /** How the user reaches it: `install[1]`. */
  readonly property: string;
  /** What stands above it and its own comment. */
  readonly heading?: string;
  /** The slot that it is in. None for the two that the template adds itself, and in a plain PackerTemplate. */
  readonly slot?: keyof BuildSlots;
}

/** One step of a build, where it stands. */
export interface PlacedStep extends StepPlace {
  readonly step: ProvisionerStep;
}

/** Every step in the order in which it runs: in each slot those of the components, then the template's own. */
export function stepsInOrder(
  own: BuildSlots,
  components: readonly ImageComponent[] = [],
): readonly PlacedStep[] {
  return SLOT_NAMES.flatMap((slot) => {
    const steps = [
      ...components.flatMap(({ name, slots }, n) =>
        stepsOf(slots, slot, `components[${n}].`, `Component: ${name}`),
      ),
      ...stepsOf(own, slot),
    ];
    return steps.map((placed, n) => (n === 0 ? { ...placed, heading: openSlot(slot, placed) } : placed));
  });
}

/** What is no list has no steps: checkSlots refuses it. */
function stepsOf(
  slots: BuildSlots,
  slot: keyof BuildSlots,
  owner = "",
  heading?: string,
): readonly PlacedStep[] {
  const steps: readonly ProvisionerStep[] = Array.isArray(slots[slot]) ? slots[slot] : [];
  return steps.map((step, n) => ({ step, property: `${owner}${slot}[${n}]`, heading, slot }));
}

function openSlot(slot: keyof BuildSlots, { heading }: PlacedStep): string {
  return heading === undefined ? SLOTS[slot] : `${SLOTS[slot]}\n${heading}`;
}
