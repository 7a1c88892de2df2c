import { terraformLiteral } from "../../hcp/terraform-literal";
import { ADMIN_USERNAME, sshPublicKey } from "./admin-login";
import { placeOf } from "./check-machine";
import { customData } from "./cloud-init";
import type { MachineProps } from "./machine-props";
import { machineTags } from "./machine-tags";
import { isTrustedLaunch } from "./trusted-launch";

/** See {@link machineConfig}. */
export type MachineConfig = ReturnType<typeof machineConfig>;

/** See {@link osDiskConfig}. */
export type OsDiskConfig = ReturnType<typeof osDiskConfig>;

/** What a VM and a scale set say alike, from props that were checked. */
export function machineConfig(props: MachineProps) {
  const { image, cloudInit, adminUsername = ADMIN_USERNAME, adminSshKey } = props;
  const { region, resourceGroupName = "" } = placeOf(props);
  return {
    location: region?.name ?? "",
    resourceGroupName: terraformLiteral(resourceGroupName, "resourceGroupName"),
    sourceImageId: image.imageId,
    adminUsername,
    adminSshKey: [{ username: adminUsername, publicKey: sshPublicKey(adminSshKey) }],
    disablePasswordAuthentication: true,
    provisionVmAgent: true,
    ...securityConfig(props),
    encryptionAtHostEnabled: props.encryptionAtHostEnabled ?? true,
    identity: identityConfig(props.userAssignedIdentityIds ?? []),
    customData: cloudInit === undefined ? undefined : customData(cloudInit),
    // An empty block: Azure keeps the logs in a storage account of its own.
    bootDiagnostics: {},
    tags: machineTags(image, props.tags),
    dependsOn: undefinedIfEmpty(props.network.associations),
  };
}

/** The disk of the operating system. It has no name: a second VM beside the first could not have the same. */
export function osDiskConfig(props: MachineProps) {
  const { image, osDiskType = "Premium_LRS", osDiskSizeGiB, diskEncryptionSetId } = props;
  const isConfidential =
    image.artifact.kind === "gallery" && image.artifact.securityType === "ConfidentialVM";
  return {
    caching: "ReadWrite",
    storageAccountType: osDiskType,
    diskSizeGb: osDiskSizeGiB,
    diskEncryptionSetId,
    securityEncryptionType: isConfidential ? "VMGuestStateOnly" : undefined,
  };
}

/** Neither attribute is said for a standard VM: Azure refuses them where there is no UEFI. */
function securityConfig(props: MachineProps): { secureBootEnabled?: boolean; vtpmEnabled?: boolean } {
  const { artifact } = props.image;
  if (artifact.kind !== "gallery") return {};
  const isSecured = artifact.securityType === "ConfidentialVM" || isTrustedLaunch(props, artifact);
  return isSecured ? { secureBootEnabled: true, vtpmEnabled: true } : {};
}

function undefinedIfEmpty<Item>(list: readonly Item[]): Item[] | undefined {
  return list.length === 0 ? undefined : [...list];
}

function identityConfig(identityIds: readonly string[]) {
  return identityIds.length === 0
    ? { type: "SystemAssigned" }
    : { type: "SystemAssigned, UserAssigned", identityIds: [...identityIds] };
}
