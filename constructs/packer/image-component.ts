import { Problems } from "../errors";
import { isObject, requireList } from "../image/given-value";
import { nearestName } from "../nearest-name";
import { BuildSlots, SLOT_NAMES } from "./build-slots";
import { checkSlots } from "./check-slots";

/**
 * A part of an image that is used again and again: its steps, each in the slot where it belongs. A firewall is
 * one, with a step that closes it in `harden` and a step that looks whether it is closed in `verify`.
 */
export interface ImageComponent {
  /** What the template calls it, in the comment above each of its steps: one line, such as `SSH server`. */
  readonly name: string;
  /** Its steps. In each slot they run before the template's own, and after those of the components before it. */
  readonly slots: BuildSlots;
}

/** The elements of `components` that are some. JavaScript lets anything through. */
export function wellFormed(components: unknown): readonly ImageComponent[] {
  return Array.isArray(components) ? components.filter(isComponent) : [];
}

/** Notes what is no component, or would be lost: a step in a slot that there is not. */
export function checkComponents(problems: Problems, components: readonly ImageComponent[]): void {
  if (!requireList(problems, "components", components, "components: [Component.update()]")) return;
  components.forEach((component: ImageComponent, n) => {
    const property = `components[${n}]`;
    const isOne = problems.require(isComponent(component), {
      code: "component",
      property,
      rule: "must be a name of one line and the steps of each slot",
      got: component,
      fix: 'write it like { name: "SSH server", slots: { harden: [...], verify: [...] } }',
    });
    if (!isOne) return;
    checkSlots(problems, `${property}.`, component.slots);
    for (const slot of Object.keys(component.slots).filter((name) => !isSlot(name))) {
      problems.add({
        code: "component-slot",
        property: `${property}.slots.${slot}`,
        rule: `must be one of ${SLOT_NAMES.join(", ")}`,
        got: slot,
        fix: `use ${nearestName(slot, SLOT_NAMES) ?? "the one where the steps belong"}`,
      });
    }
  });
}

function isSlot(name: string): boolean {
  return (SLOT_NAMES as readonly string[]).includes(name);
}

function isComponent(component: Partial<ImageComponent> | undefined): boolean {
  const { name, slots } = component ?? {};
  return typeof name === "string" && /^\S(?:.*\S)?$/u.test(name) && isObject(slots);
}
