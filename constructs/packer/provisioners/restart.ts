import { attributes } from "../../hcl/body";
import type { ProvisionerOptions, ProvisionerStep } from "./provisioner";
import { shell } from "./shell";

/** 128 and SIGTERM: what ends the step when the machine goes down before the connection does. */
const TERMINATED = 143;

/**
 * Restarts the machine if a package, such as a new kernel, has asked for it, and waits until it is back. Put it
 * after the step that updates packages: what is installed later is then built and started on the new kernel.
 */
export function restart(options: ProvisionerOptions = {}): ProvisionerStep {
  const step = shell({
    ...options,
    comment: options.comment ?? "Restarts the machine if a package has asked for it.",
    inline: [
      "[ -e /run/reboot-required ] || exit 0",
      "systemctl reboot",
      "sleep 600 # ends with the connection",
      "echo 'the machine did not restart' >&2; exit 1",
    ],
  });
  return {
    ...step,
    body: (context) => [
      ...step.body(context),
      // Packer removes its script once it is connected again: that is how it waits.
      ...attributes({
        expect_disconnect: true,
        valid_exit_codes: [0, TERMINATED],
        start_retry_timeout: "15m",
      }),
    ],
  };
}
