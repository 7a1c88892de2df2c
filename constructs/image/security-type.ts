import { Architecture, HyperVGeneration } from "./architecture";

/**
 * What an image definition promises about secure boot, and what every VM of it then gets. It can not be
 * changed on an existing definition: a change means a new definition, and new VMs.
 *
 * - `TrustedLaunch`: secure boot and a virtual TPM, on the build VM and on every deployed VM, at no extra cost.
 *   A version is made straight from the build VM; a managed image can not be. Kernel modules need a signature.
 * - `TrustedLaunchSupported`: each deployed VM may use Trusted Launch or not. Azure refuses a VM as the source
 *   of such a version, so it needs a managed image, built on a VM without Trusted Launch; x64 only, because
 *   there are no managed images of Arm64.
 * - `ConfidentialVM`: memory encrypted by the processor. x64 only, and only on confidential VM sizes.
 * - `Standard`: none of these. The only one for generation V1.
 *
 * `ConfidentialVMSupported` is not here: its source is a VHD, which Packer's builder does not publish.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/trusted-launch
 */
export type SecurityType = "Standard" | "TrustedLaunchSupported" | "TrustedLaunch" | "ConfidentialVM";

/** What one security type demands of the image, the VM that builds it and the way it is published. */
export interface SecurityDemands {
  /** The build VM's own security type; `undefined` for a standard VM. */
  readonly buildVm: "TrustedLaunch" | "ConfidentialVM" | undefined;
  readonly generations: readonly HyperVGeneration[];
  readonly architectures: readonly Architecture[];
  /** Whether a managed image stands between the build VM and the gallery version. */
  readonly managedImage: "refused" | "required" | "possible";
}

/**
 * The demands of each {@link SecurityType}. Packer checks none of them: Azure refuses the version when the
 * whole build is done.
 */
export const SECURITY_DEMANDS: Readonly<Record<SecurityType, SecurityDemands>> = {
  TrustedLaunch: {
    buildVm: "TrustedLaunch",
    generations: ["V2"],
    architectures: ["x64", "Arm64"],
    managedImage: "refused",
  },
  TrustedLaunchSupported: {
    buildVm: undefined,
    generations: ["V2"],
    architectures: ["x64"],
    managedImage: "required",
  },
  ConfidentialVM: {
    buildVm: "ConfidentialVM",
    generations: ["V2"],
    architectures: ["x64"],
    managedImage: "refused",
  },
  Standard: {
    buildVm: undefined,
    generations: ["V2", "V1"],
    architectures: ["x64", "Arm64"],
    managedImage: "possible",
  },
};

/** Series that Azure lists as without Trusted Launch: the A, Dv2 and Dv3 families, and Arm64 before Cobalt. */
const WITHOUT_TRUSTED_LAUNCH = [
  /^(?:standard|basic)_a[0-9]/i,
  /^standard_d[0-9]+(?:_v2|_v2_promo|_v3)$/i,
  /^standard_[de][0-9]+(?:-[0-9]+)?p[a-z]*_v5$/i,
];

/**
 * Whether a VM size is known to be without Trusted Launch, on which neither a build nor a deployment of such
 * an image can start. `false` says nothing: Azure's list is longer, and changes.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/trusted-launch#virtual-machines-sizes
 */
export function lacksTrustedLaunch(vmSize: string): boolean {
  return WITHOUT_TRUSTED_LAUNCH.some((series) => series.test(vmSize));
}
