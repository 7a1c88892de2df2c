import type { ImageComponent } from "../image-component";
import { componentStep } from "./component-step";

/** What stays when the machine is cleaned. */
export interface CleanUpOptions {
  /**
   * Whether apt's lists stay. They are old when a VM starts, and take about 50 MB.
   * @default false
   */
  readonly packageListsKept?: boolean;
}

/**
 * Removes what must not be in every VM of the image: machine-id, logs, histories, leases, caches, seeds, the build's
 * name servers. The deprovision step, which the template adds, removes host keys and the build's user after it.
 */
export function cleanUp({ packageListsKept = false }: CleanUpOptions = {}): ImageComponent {
  const environment = { PACKAGE_LISTS: packageListsKept ? "keep" : undefined };
  return {
    name: "Clean-up",
    slots: {
      cleanUp: [
        componentStep({ script: "clean-up", environment }),
        componentStep({ script: "clean-up-check" }),
      ],
    },
  };
}
