import type { ProvisionerOptions, ProvisionerStep } from "./provisioner";
import { shell } from "./shell";

/** More than a first boot takes, and less than it takes to give up waiting for a build. */
const TIMEOUT_MINUTES = 10;

/**
 * Waits until cloud-init has finished the first boot, and so does not change users, packages or package lists
 * under the other steps. An error of cloud-init fails the build; what it calls degraded is printed only.
 *
 * @param options `timeoutMinutes` is 10 unless given
 */
export function cloudInitWait(options: ProvisionerOptions = {}): ProvisionerStep {
  return shell({
    ...options,
    timeoutMinutes: options.timeoutMinutes ?? TIMEOUT_MINUTES,
    comment: options.comment ?? "Until cloud-init has finished, it changes what the other steps change.",
    inline: [
      "command -v cloud-init > /dev/null || exit 0",
      "cloud-init status --wait > /dev/null || true",
      "code=0; cloud-init status --long || code=$?",
      "[ $code -eq 0 ] || [ $code -eq 2 ] # 2: it recovered from what it warns of",
    ],
    // The right to become root is something that cloud-init gives.
    runAsRoot: false,
  });
}
