import type { ProvisionerOptions, ProvisionerStep } from "./provisioner";
import { shell } from "./shell";

/** More than a first boot takes, and less than it takes to give up waiting for a build. */
const TIMEOUT_MINUTES = 10;

/**
 * Waits until cloud-init has finished the first boot, and so does not change users, packages or package lists
 * under the other steps. An error of cloud-init fails the build; what it calls degraded is printed only.
 *
 * @param options `timeoutMinutes` is 10 unless given, or without limit after a pause
 */
export function cloudInitWait(options: ProvisionerOptions = {}): ProvisionerStep {
  const limit = options.pauseBeforeSeconds === undefined ? TIMEOUT_MINUTES : undefined;
  return shell({
    ...options,
    timeoutMinutes: options.timeoutMinutes ?? limit,
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
