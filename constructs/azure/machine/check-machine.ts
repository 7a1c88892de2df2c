import { Token } from "cdktf";
import { Problems } from "../../errors";
import { requireDiskEncryptionSetId } from "../../image/azure-names";
import { AzureRegion, requireRegion } from "../../image/azure-region";
import type { GalleryArtifact } from "../../image/gallery-artifact";
import { requireWhole } from "../../image/given-number";
import { isObject, requireBoolean, requireList, requireOneOf } from "../../image/given-value";
import { ChannelImage } from "../../hcp/channel-image";
import { requireAdminUsername, requireSshPublicKey } from "./admin-login";
import { checkSize, requireVmSize } from "./check-size";
import { checkCloudInit } from "./cloud-init";
import { imageTags, isOwned } from "./machine-tags";
import type { MachineProps } from "./machine-props";
import { isTrustedLaunch } from "./trusted-launch";
import { requireResourceGroupName } from "../resource-group-name";
import { ResourceTags, checkResourceTags } from "../resource-tags";

const OS_DISK_TYPES = ["Premium_LRS", "Premium_ZRS", "StandardSSD_LRS", "StandardSSD_ZRS", "Standard_LRS"];
const MAX_OS_DISK_GIB = 4095;

/**
 * Notes everything about a machine that Azure would refuse, or that would not boot its image.
 *
 * @param ownTags the tags that it has beside those of every machine
 */
export function checkMachine(problems: Problems, props: MachineProps, ownTags: ResourceTags = {}): void {
  const { adminUsername, cloudInit, network } = props;
  if (adminUsername !== undefined) requireAdminUsername(problems, "adminUsername", adminUsername);
  requireSshPublicKey(problems, "adminSshKey", props.adminSshKey);
  problems.require(!("adminPassword" in props), {
    code: "admin-password",
    property: "adminPassword",
    rule: "is not possible: the only way in is an SSH key",
    fix: "leave it out, and give adminSshKey",
  });
  if (cloudInit !== undefined) checkCloudInit(problems, "cloudInit", cloudInit);
  for (const name of [
    "trustedLaunchEnabled",
    "encryptionAtHostEnabled",
    "acceleratedNetworkingEnabled",
  ] as const) {
    if (props[name] !== undefined) requireBoolean(problems, name, props[name]);
  }
  checkDisk(problems, props);
  const { userAssignedIdentityIds } = props;
  if (userAssignedIdentityIds !== undefined) {
    requireList(problems, "userAssignedIdentityIds", userAssignedIdentityIds, "[identity.id]");
  }
  const isSize = requireVmSize(problems, "size", props.size);
  const isNetwork = problems.require(isObject(network) && Array.isArray(network.associations), {
    code: "network",
    property: "network",
    rule: "must be a network",
    fix: "give a PrivateNetwork, or PrivateNetwork.fromSubnetId()",
  });
  if (isNetwork) checkPlace(problems, props);
  const artifact = requireAzureImage(problems, "image", props.image);
  if (artifact === undefined) return;
  checkTags(problems, props, ownTags);
  if (isSize) checkSize(problems, props, artifact);
  checkSecurityType(problems, props, artifact);
  const region = placeOf(props).region;
  if (AzureRegion.isAzureRegion(region)) requireReplica(problems, props.image, artifact, region);
}

/** Where a machine goes: as it says, or with its network. Checked by {@link checkMachine}. */
export function placeOf({ region, resourceGroupName, network }: MachineProps): {
  readonly region: AzureRegion | undefined;
  readonly resourceGroupName: string | undefined;
} {
  return {
    region: region ?? network.region,
    resourceGroupName: resourceGroupName ?? network.resourceGroupName,
  };
}

function checkPlace(problems: Problems, props: MachineProps): void {
  const { region, resourceGroupName } = placeOf(props);
  const isRegion = requireRegion(problems, "region", region);
  requireResourceGroupName(problems, "resourceGroupName", resourceGroupName);
  const there = props.network.region;
  problems.require(!isRegion || there === undefined || region.name === there.name, {
    code: "network-region",
    property: "region",
    rule: `must be the network's, ${there?.name}: a VM has its network interface in its own region`,
    got: String(region),
    fix: "leave it out, or give a network in that region",
  });
}

function requireAzureImage(
  problems: Problems,
  property: string,
  image: unknown,
): GalleryArtifact | undefined {
  const isImage = problems.require(ChannelImage.isChannelImage(image), {
    code: "channel-image",
    property,
    rule: "must be a ChannelImage",
    fix: 'make one with new ChannelImage(this, "Image", { channel })',
  });
  if (!isImage || !ChannelImage.isChannelImage(image)) return undefined;
  const { artifact } = image;
  if (artifact.kind === "gallery") {
    problems.require(!artifact.specialized, {
      code: "image-specialized",
      property,
      rule: `must be generalised, and ${artifact.definition} is not: Azure gives a specialised image no user and no key`,
      fix: "build the image without specialized",
    });
    return artifact;
  }
  problems.add({
    code: "image-platform",
    property,
    rule: "must be an artifact in a Compute Gallery",
    got: artifact.componentType,
    fix: 'ask ChannelImage for { artifact: { platform: "azure" } }',
  });
  return undefined;
}

function requireReplica(
  problems: Problems,
  image: ChannelImage,
  artifact: GalleryArtifact,
  region: AzureRegion,
): void {
  problems.require(artifact.isReplicatedTo(region), {
    code: "region-not-replicated",
    property: "region",
    rule: `must be a region that ${image.image.bucket} is replicated to`,
    got: region.name,
    fix: `deploy to ${artifact.targetRegions.map((target) => target.region.name).join(" or ")}, or add the region to its replicaRegions and build a version`,
  });
}

function checkSecurityType(problems: Problems, props: MachineProps, artifact: GalleryArtifact): void {
  const { trustedLaunchEnabled, image } = props;
  problems.require(
    trustedLaunchEnabled === undefined || trustedLaunchEnabled === isTrustedLaunch(props, artifact),
    {
      code: "security-type",
      property: "trustedLaunchEnabled",
      rule: `must be ${isTrustedLaunch(props, artifact)}, because ${image.image.bucket} is ${artifact.securityType}, and Azure refuses a VM that differs`,
      got: trustedLaunchEnabled,
      fix: "leave it out",
    },
  );
}

function checkDisk(problems: Problems, props: MachineProps): void {
  const { osDiskType, osDiskSizeGiB, diskEncryptionSetId } = props;
  if (osDiskType !== undefined) requireOneOf(problems, "osDiskType", osDiskType, OS_DISK_TYPES);
  if (osDiskSizeGiB !== undefined) {
    requireWhole(problems, "osDiskSizeGiB", osDiskSizeGiB, {
      code: "os-disk-size",
      least: 1,
      most: MAX_OS_DISK_GIB,
      fix: "use 64, or leave it out",
    });
  }
  if (diskEncryptionSetId !== undefined && !Token.isUnresolved(diskEncryptionSetId)) {
    requireDiskEncryptionSetId(problems, "diskEncryptionSetId", diskEncryptionSetId);
  }
}

function checkTags(problems: Problems, { image, tags }: MachineProps, ownTags: ResourceTags): void {
  checkResourceTags(problems, "tags", tags, { ...imageTags(image, tags), ...ownTags });
  problems.require(isOwned(image, tags), {
    code: "tag-owner",
    property: "tags",
    rule: "must name an owner, because neither they nor the image's labels do",
    got: tags ?? {},
    fix: 'add owner: "platform-team"',
  });
}
