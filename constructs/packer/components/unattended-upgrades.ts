import { requireForm } from "../../image/given-text";
import type { ImageComponent } from "../image-component";
import { packages } from "../provisioners/packages";
import { verify } from "../provisioners/verify";
import { componentStep } from "./component-step";

/** What a VM does about updates by itself. */
export interface UnattendedUpgradesOptions {
  /**
   * When a VM restarts if an update needs it, by its own clock: `03:00`. Every VM of a scale set does so at the same
   * minute.
   * @default - never: what needs a restart arrives with the next image
   */
  readonly restartAt?: string;
}

const TIME = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/;

/** Security fixes install themselves every day in each VM of the image. */
export function unattendedUpgrades({ restartAt }: UnattendedUpgradesOptions = {}): ImageComponent {
  const step = componentStep({
    script: "unattended-upgrades",
    environment: { RESTART_AT: restartAt },
    check(problems, property) {
      if (restartAt === undefined) return;
      requireForm(problems, `${property}.restartAt`, restartAt, {
        code: "component-text",
        pattern: TIME,
        rule: "must be a time of day",
        example: "03:00",
      });
    },
  });
  return {
    name: "Unattended upgrades",
    slots: {
      harden: [packages(["unattended-upgrades"]), step],
      verify: [
        componentStep({ script: "unattended-upgrades-check" }),
        verify({ services: ["apt-daily.timer", "apt-daily-upgrade.timer", "unattended-upgrades.service"] }),
      ],
    },
  };
}
