import { requireForms } from "../../image/given-text";
import type { ImageComponent } from "../image-component";
import { packages } from "../provisioners/packages";
import { verify } from "../provisioners/verify";
import { componentStep } from "./component-step";
import { joined } from "./option-rules";

/** Where a VM takes the time from. */
export interface TimeSyncOptions {
  /**
   * Whether the clock of the Azure host is a source. chronyd does not start where its device is missing, as outside
   * of Azure; the build fails there.
   * @default true
   */
  readonly hostClockEnabled?: boolean;
  /**
   * Time servers, by name or address, in place of those that Ubuntu comes with.
   * @default - Ubuntu's pool
   */
  readonly servers?: readonly string[];
}

/**
 * Has chrony keep the time, by the Azure host's clock and by time servers.
 * @see https://learn.microsoft.com/azure/virtual-machines/linux/time-sync
 */
export function timeSync({ hostClockEnabled, servers }: TimeSyncOptions = {}): ImageComponent {
  const step = componentStep({
    script: "time-sync",
    environment: {
      HOST_CLOCK: hostClockEnabled === undefined ? undefined : String(hostClockEnabled),
      SERVERS: joined(servers),
    },
    check: (problems, property) =>
      requireForms(problems, `${property}.servers`, servers, {
        code: "component-text",
        pattern: /^[A-Za-z0-9][A-Za-z0-9.:-]*$/,
        rule: "must be a name or an address",
        example: "time.example.com",
      }),
  });
  return {
    name: "Time",
    slots: {
      harden: [packages(["chrony"]), step],
      verify: [componentStep({ script: "time-sync-check" }), verify({ services: ["chrony"] })],
    },
  };
}
