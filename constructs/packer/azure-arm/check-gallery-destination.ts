import { Problems } from "../../errors";
import { AzureRegion } from "../../image/azure-region";
import { isObject } from "../../image/given-value";
import type { BuildVmProps } from "./build-vm";
import { CombinedRules, isSet, itemsOf } from "./combined-rules";
import type { DestinationProps, SharedImageGalleryDestination } from "./destination";
import type { DestinationTargetRegion } from "./gallery-destination";

type Source = DestinationProps & BuildVmProps;
type Rules = CombinedRules<SharedImageGalleryDestination>;

const PROPERTY = "sharedImageGalleryDestination.";

/** Notes what does not go together about the gallery version. */
export function checkGalleryDestination(
  problems: Problems,
  destination: SharedImageGalleryDestination,
  source: Source,
): void {
  const rules = new CombinedRules(problems, destination, PROPERTY);
  checkRegions(problems, rules, source);
  checkReplicas(problems, rules, source);
  checkSpecialized(rules, source);
  checkEncryption(problems, rules, source);
}

function checkRegions(problems: Problems, rules: Rules, { location }: Source): void {
  const targets = targetsOf(rules);
  const names = targets.flatMap(({ name }) => (AzureRegion.isAzureRegion(name) ? [name.name] : []));
  names.forEach((name, n) => {
    problems.require(names.indexOf(name) === n, {
      code: "target-region-twice",
      property: `${PROPERTY}targetRegions`,
      rule: "must not name a region twice",
      got: name,
      fix: "keep one of the two",
    });
  });
  const allKnown = names.length === targets.length && AzureRegion.isAzureRegion(location);
  if (!allKnown || targets.length === 0) return;
  rules.require(names.includes(location.name), "targetRegions", {
    code: "target-region-build",
    rule: `must hold the build region, ${location.name}, holds ${names.join(", ")}: Azure refuses the version after the whole build`,
    fix: `add { name: AzureRegion.of("${location.name}") }`,
  });
}

function checkReplicas(problems: Problems, rules: Rules, source: Source): void {
  const targets = targetsOf(rules);
  problems.require(targets.length === 0 || !isSet(source.sharedImageGalleryReplicaCount), {
    code: "replica-count",
    property: "sharedImageGalleryReplicaCount",
    rule: `can not be given together with ${PROPERTY}targetRegions, which have counts of their own`,
    got: source.sharedImageGalleryReplicaCount,
    fix: "give replicas in the target regions",
  });
  if (!rules.has("useShallowReplication")) return;
  rules.require(targets.length <= 1, "useShallowReplication", {
    code: "shallow-regions",
    rule: `can not be given with ${targets.length} target regions: such a version stays in the build region`,
    fix: "keep the build region alone, or leave useShallowReplication out",
  });
  const most = Math.max(
    source.sharedImageGalleryReplicaCount ?? 1,
    ...targets.map(({ replicas }) => replicas ?? 1),
  );
  rules.require(most <= 1, "useShallowReplication", {
    code: "shallow-replicas",
    rule: `can not be given with ${most} replicas: such a version has one`,
    fix: "leave the replicas out, or useShallowReplication",
  });
}

function checkSpecialized(rules: Rules, source: Source): void {
  for (const prop of ["managedImageName", "storageAccount"] as const) {
    rules.require(!rules.has("specialized") || !isSet(source[prop]), "specialized", {
      code: "specialized",
      rule: `can not be given together with ${prop}: of a specialised VM only a gallery version is made`,
      fix: `leave out specialized or ${prop}`,
    });
  }
}

function checkEncryption(problems: Problems, rules: Rules, source: Source): void {
  const { confidentialVmImageEncryptionType: type } = rules.props;
  const targets = targetsOf(rules);
  const encrypted = targets.filter(({ diskEncryptionSetId }) => isSet(diskEncryptionSetId));
  const without = targets.filter(({ diskEncryptionSetId }) => !isSet(diskEncryptionSetId));
  rules.require(encrypted.length === 0 || without.length === 0, "targetRegions", {
    code: "target-region-encryption",
    rule: `must each have a diskEncryptionSetId, or none of them; it is missing for ${without.map(nameOf).join(", ")}`,
    fix: "give each region the id of a disk encryption set in that region",
  });
  rules.require(
    type === undefined || type === "EncryptedWithCmk" || encrypted.length === 0,
    "confidentialVmImageEncryptionType",
    {
      code: "confidential-encryption",
      rule: 'must be "EncryptedWithCmk" with a diskEncryptionSetId in the target regions',
      fix: 'use "EncryptedWithCmk", or leave the disk encryption sets out',
    },
  );
  if (type === "EncryptedWithCmk") {
    rules.require(without.length === 0, "confidentialVmImageEncryptionType", {
      code: "confidential-encryption",
      rule: `needs a diskEncryptionSetId in every target region, is missing for ${without.map(nameOf).join(", ")}`,
      fix: "give each region the id of a disk encryption set in that region",
    });
    rules.require(isSet(source.diskEncryptionSetId), "confidentialVmImageEncryptionType", {
      code: "confidential-encryption",
      rule: "needs diskEncryptionSetId of the build VM: its disks are encrypted with the same kind of key",
      fix: "add the id of a disk encryption set in the build region",
    });
  }
  checkMatch(problems, type, source);
}

/** The build VM and the image are encrypted to the same extent. */
function checkMatch(
  problems: Problems,
  type: SharedImageGalleryDestination["confidentialVmImageEncryptionType"],
  source: Source,
): void {
  if (type === undefined || source.securityType !== "ConfidentialVM") return;
  const ofVm = source.securityEncryptionType ?? "VMGuestStateOnly";
  const wanted = type === "EncryptedVMGuestStateOnlyWithPmk" ? "VMGuestStateOnly" : "DiskWithVMGuestState";
  problems.require(ofVm === wanted, {
    code: "confidential-encryption-match",
    property: "securityEncryptionType",
    rule: `must be "${wanted}" for an image that is ${type}`,
    got: ofVm,
    fix: `use "${wanted}"`,
  });
}

function nameOf({ name }: DestinationTargetRegion, n: number): string {
  return AzureRegion.isAzureRegion(name) ? name.name : `region ${n + 1}`;
}

function targetsOf(rules: Rules): readonly DestinationTargetRegion[] {
  return itemsOf(rules.props.targetRegions).filter((target) => isObject(target));
}
