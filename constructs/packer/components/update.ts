import type { ImageComponent } from "../image-component";
import { restart } from "../provisioners/restart";
import { componentStep } from "./component-step";

/** How packages are brought up to date. */
export interface UpdateOptions {
  /**
   * Whether the machine restarts where an update asks for it, so that what follows is built on the new kernel.
   * @default true
   */
  readonly restartEnabled?: boolean;
}

/** Brings every package up to date, and removes what nothing needs any more. */
export function update({ restartEnabled = true }: UpdateOptions = {}): ImageComponent {
  const step = componentStep({ script: "update" });
  return { name: "Update", slots: { update: restartEnabled ? [step, restart()] : [step] } };
}
