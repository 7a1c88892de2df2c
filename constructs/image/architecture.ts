/**
 * The processor architecture of an image. It decides which VM sizes can boot it, and can not be changed on
 * an existing image definition: a change means a new definition, and new VMs.
 *
 * - `x64`: Intel and AMD sizes.
 * - `Arm64`: Ampere and Cobalt sizes (a `p` in the size's name, such as `Standard_D2ps_v5`); generation V2
 *   only, and never as a managed image.
 */
export type Architecture = "x64" | "Arm64";

/** Every {@link Architecture}, the default first. */
export const ARCHITECTURES: readonly Architecture[] = ["x64", "Arm64"];

/**
 * The hypervisor generation of an image. V1 boots through BIOS, V2 through UEFI, which Trusted Launch,
 * confidential VMs and Arm64 need. It can not be changed on an existing image definition, and has to be that
 * of the base image.
 */
export type HyperVGeneration = "V1" | "V2";

/** Every {@link HyperVGeneration}, the default first. */
export const GENERATIONS: readonly HyperVGeneration[] = ["V2", "V1"];

/** The feature letters of a VM size: `Standard_D2ps_v5` -> `ps`, `Standard_E4-2ads_v5` -> `ads`. */
const SIZE_FEATURES = /^(?:standard|basic)_[a-z]+[0-9]+(?:-[0-9]+)?([a-z]*)(?:_|$)/i;

/** GPU sizes whose processor is NVIDIA's Grace: Arm64 without a `p` in the name. */
const GRACE_SIZE = /_GB[0-9]+_/i;

/**
 * The architecture that a VM size has: `p` among its feature letters stands for Arm64. `undefined` for a
 * name that does not follow Azure's convention, which says nothing about the size. Case does not matter.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions
 */
export function architectureOfVmSize(vmSize: string): Architecture | undefined {
  const features = SIZE_FEATURES.exec(vmSize)?.[1];
  if (features === undefined) return undefined;
  return /p/i.test(features) || GRACE_SIZE.test(vmSize) ? "Arm64" : "x64";
}
