import { Problems, describeValue } from "../errors";
import { requireDiskEncryptionSetId } from "./azure-names";
import { AzureRegion, requireRegion } from "./azure-region";
import { requireWhole } from "./given-number";
import { isObject } from "./given-value";

/** The most replicas that Azure keeps of one image version in one region. */
const MAX_REPLICAS = 100;

/** A region that a gallery version is replicated to, with what is kept there. */
export interface TargetRegion {
  /** Where the copies are. A VM there can boot the image; HCP Packer still lists it under the build region. */
  readonly region: AzureRegion;
  /**
   * How many copies are kept in this region, 1 to 100. Many VMs that start at once share the load among them;
   * each copy is billed as storage. A change takes effect with the next version: older ones keep theirs.
   * @default - the artifact's `replicas`
   */
  readonly replicas?: number;
  /**
   * Full id of a disk encryption set in this region, which encrypts the copies with a key of your own. As soon
   * as one region has one, every region needs one, the build region too.
   * @default - encrypted with a key that Azure manages
   */
  readonly diskEncryptionSetId?: string;
}

/** An entry of a region list: either details, or only the region. */
export function toTargetRegion(entry: AzureRegion | TargetRegion): TargetRegion {
  return hasDetails(entry) ? entry : { region: entry };
}

/**
 * Notes what Azure would refuse about the regions that one artifact is kept in.
 *
 * @param at how the artifact's user calls one of its properties
 * @param targets the build region, then the replica regions as listed
 */
export function checkTargetRegions(
  problems: Problems,
  at: (property: string) => string,
  targets: readonly TargetRegion[],
): void {
  const seen = new Set<string>();
  targets.forEach(({ region, replicas, diskEncryptionSetId }, n) => {
    const here = n === 0 ? at("buildRegion") : at(`replicaRegions[${n - 1}]`);
    const detail = (property: string) => (n === 0 ? at(property) : `${here}.${property}`);
    if (requireRegion(problems, here, region)) {
      problems.require(!seen.has(region.name), {
        code: "replica-region-twice",
        property: here,
        rule: "names a region that is a target already; the build region always is",
        got: region.name,
        fix: "leave it out",
      });
      seen.add(region.name);
    }
    if (replicas !== undefined) requireReplicas(problems, detail("replicas"), replicas);
    if (diskEncryptionSetId !== undefined) {
      requireDiskEncryptionSetId(problems, detail("diskEncryptionSetId"), diskEncryptionSetId);
    }
  });
  checkEncryption(problems, at("diskEncryptionSetId"), targets);
}

/** A replica count that Azure takes: a whole number from 1 to 100. */
export function requireReplicas(problems: Problems, property: string, replicas: unknown): void {
  requireWhole(problems, property, replicas, {
    code: "replicas",
    least: 1,
    most: MAX_REPLICAS,
    fix: "use 1, or 3 for a production region",
  });
}

function checkEncryption(problems: Problems, property: string, targets: readonly TargetRegion[]): void {
  const without = targets.filter(({ diskEncryptionSetId }) => diskEncryptionSetId === undefined);
  const names = without.map(({ region }) =>
    AzureRegion.isAzureRegion(region) ? region.name : describeValue(region),
  );
  problems.require(without.length === 0 || without.length === targets.length, {
    code: "disk-encryption-set-regions",
    property,
    rule: `must be given for every region or for none, is missing for ${names.join(", ")}`,
    fix: "give each region the id of a disk encryption set in that region",
  });
}

/** Whatever else is listed is taken for a region, and then refused as one. */
function hasDetails(entry: AzureRegion | TargetRegion): entry is TargetRegion {
  return isObject(entry) && !AzureRegion.isAzureRegion(entry);
}
