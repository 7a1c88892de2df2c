import { Problems } from "../errors";
import { requireList } from "../image/given-value";
import { BuildSlots, SLOT_NAMES } from "./build-slots";

/** Notes each slot that is no list of steps. `owner` is what stands before the slot's name: `components[1].`. */
export function checkSlots(problems: Problems, owner: string, slots: BuildSlots): void {
  for (const slot of SLOT_NAMES) {
    if (slots[slot] === undefined) continue;
    requireList(problems, `${owner}${slot}`, slots[slot], `${slot}: [Provisioner.script(...)]`);
  }
}
