import { Problems } from "../../errors";
import { architectureOfVmSize } from "../../image/architecture";
import type { GalleryArtifact } from "../../image/gallery-artifact";
import { lacksTrustedLaunch } from "../../image/security-type";
import type { MachineProps } from "./machine-props";
import { isTrustedLaunch } from "./trusted-launch";

const SIZE = /^(?:Standard|Basic)_[A-Za-z0-9][A-Za-z0-9_-]*$/;

/** What Azure can run confidential VMs on: `Standard_DC4as_v5`, `Standard_EC8es_v5`, and one with GPUs. */
const CONFIDENTIAL_SIZE =
  /^standard_(?:[de]c[0-9]+(?:-[0-9]+)?[a-z]*[ae][a-z]*_(?:cc_)?v[0-9]+|ncc[0-9].*)$/i;

/** The first B series, which knows no accelerated networking. */
const SIZE_WITHOUT_ACCELERATION = /^standard_b[0-9]+l?m?s$/i;

/** Something that may be a size: which ones there are, only Azure knows. */
export function requireVmSize(problems: Problems, property: string, size: unknown): boolean {
  return problems.require(typeof size === "string" && SIZE.test(size), {
    code: "vm-size",
    property,
    rule: "must be a VM size",
    got: size,
    fix: 'use one such as "Standard_D2s_v5"',
  });
}

/** Notes a size on which the image would not boot. Azure says so in the apply, when the network is there. */
export function checkSize(problems: Problems, props: MachineProps, artifact: GalleryArtifact): void {
  const { size, image, acceleratedNetworkingEnabled } = props;
  const { bucket } = image.image;
  const architecture = architectureOfVmSize(size);
  problems.require(architecture === undefined || architecture === artifact.architecture, {
    code: "size-architecture",
    property: "size",
    rule: `must be a size for ${artifact.architecture}, the architecture of ${bucket}`,
    got: size,
    fix:
      artifact.architecture === "Arm64"
        ? 'use one such as "Standard_D2ps_v6"'
        : 'use one such as "Standard_D2s_v5"',
  });
  problems.require(!isTrustedLaunch(props, artifact) || !lacksTrustedLaunch(size), {
    code: "size-trusted-launch",
    property: "size",
    rule: `must be a size with Trusted Launch, which ${bucket} asks for`,
    got: size,
    fix:
      artifact.architecture === "Arm64"
        ? 'use one such as "Standard_D2ps_v6"'
        : 'use one such as "Standard_D2s_v5"',
  });
  problems.require(artifact.securityType !== "ConfidentialVM" || CONFIDENTIAL_SIZE.test(size), {
    code: "size-confidential",
    property: "size",
    rule: `must be a size for confidential VMs, which ${bucket} asks for`,
    got: size,
    fix: 'use one such as "Standard_DC2as_v5"',
  });
  problems.require(acceleratedNetworkingEnabled === false || !SIZE_WITHOUT_ACCELERATION.test(size), {
    code: "size-accelerated-networking",
    property: "size",
    rule: "must be a size with accelerated networking",
    got: size,
    fix: 'use one such as "Standard_B2s_v2", or set acceleratedNetworkingEnabled: false',
  });
}
