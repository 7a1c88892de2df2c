import type { GalleryArtifact } from "../../image/gallery-artifact";
import type { MachineProps } from "./machine-props";

/** Whether the VM has secure boot and a virtual TPM: what the contract says, or where it leaves it open, the props. */
export function isTrustedLaunch({ trustedLaunchEnabled }: MachineProps, artifact: GalleryArtifact): boolean {
  const { securityType } = artifact;
  if (securityType === "TrustedLaunchSupported") return trustedLaunchEnabled ?? true;
  return securityType === "TrustedLaunch";
}
