import { IResolvable, TerraformResourceLifecycle, ref } from "cdktf";
import { ImageError } from "../errors";
import { AzureRegion } from "../image/azure-region";
import { GalleryArtifact } from "../image/gallery-artifact";
import { DeployableVersion } from "./deployable-version";
import { asText, expression } from "./expression";
import { IMAGE_TAGS } from "./image-tags";
import { isNotRevoked, revocationTime } from "./revocation";

/** How the resource that is guarded holds the image. */
export interface ImageLifecycleOptions {
  /**
   * The attribute that holds the image's id, under Terraform's own name.
   * @default "source_image_id"
   */
  readonly imageAttribute?: string;
  /**
   * The attribute that holds the image's tags. Under `held` those tags, and no others, go on naming what runs.
   * @default "tags"
   */
  readonly tagsAttribute?: string;
  /**
   * Further attributes that are made from the image, such as a name with the short fingerprint. Under `held` they
   * stay as they are; without that, a channel that moves would rename, and so replace, what is held.
   * @default - none
   */
  readonly derivedAttributes?: readonly string[];
  /**
   * Where the resource is. A version that was not replicated there fails the plan, not the apply.
   * @default - not checked
   */
  readonly region?: AzureRegion;
}

/** What must hold of the version that a plan would deploy. */
interface Guard {
  readonly condition: IResolvable;
  readonly errorMessage: string;
}

/** The guards of `version` for one resource. */
export function lifecycleOf(
  version: DeployableVersion,
  options: ImageLifecycleOptions,
  path: string,
): TerraformResourceLifecycle {
  const guards = [...revocationGuard(version), ...replicationGuard(version, options.region, path)];
  const isGuarded = guards.length > 0;
  if (version.policy.kind !== "held") return isGuarded ? { precondition: guards } : {};
  const { imageAttribute = "source_image_id" } = options;
  const ignoreChanges = heldAttributes(imageAttribute, options);
  const postcondition = guards.map((guard) => whenDeployed(guard, version, imageAttribute));
  return isGuarded ? { ignoreChanges, postcondition } : { ignoreChanges };
}

/** What `held` leaves as it is. Single tags can be named, so that all others still change in place. */
function heldAttributes(imageAttribute: string, options: ImageLifecycleOptions): string[] {
  const { tagsAttribute = "tags", derivedAttributes = [] } = options;
  const tags = Object.values(IMAGE_TAGS).map((tag) => `${tagsAttribute}["${tag}"]`);
  return [imageAttribute, ...derivedAttributes, ...tags];
}

function revocationGuard(version: DeployableVersion): Guard[] {
  const { policy, revokeAt, title } = version;
  if (policy.revoked === "warn") return [];
  const way =
    policy.kind === "pinned"
      ? 'Pin another version, or keep this one for now with { revoked: "warn" }.'
      : `Assign a good version to ${version.channel.name}, or pin one with ImagePolicy.pinned.`;
  return [
    {
      condition: isNotRevoked(revokeAt),
      errorMessage: `${title} is revoked since ${revocationTime(revokeAt)}, and a revoked image is not deployed. ${way}`,
    },
  ];
}

function replicationGuard(
  version: DeployableVersion,
  region: AzureRegion | undefined,
  path: string,
): Guard[] {
  if (region === undefined) return [];
  const artifact = requireReplica(version, region, path);
  if (region.name === artifact.region) return [];
  const regions = asText(expression`lookup(${version.labels}, "sig_replicated_regions", "no other region")`);
  return [
    {
      condition: expression`contains(split(",", lower(replace(lookup(${version.labels}, "sig_replicated_regions", ""), " ", ""))), ${region.name})`,
      errorMessage:
        `${version.title} is replicated to ${regions}, and not to ${region.name}. ` +
        "Deploy a version that was built with this region among its replicaRegions.",
    },
  ];
}

/** What the contract says, the plan does not have to find out. */
function requireReplica(version: DeployableVersion, region: AzureRegion, path: string): GalleryArtifact {
  const { artifact, channel } = version;
  if (artifact.kind === "gallery" && artifact.isReplicatedTo(region)) return artifact;
  const regions =
    artifact.kind === "gallery" ? artifact.targetRegions.map((target) => target.region.name) : [];
  throw new ImageError([
    artifact.kind === "gallery"
      ? {
          code: "region-not-replicated",
          path,
          property: "region",
          rule: `must be a region that ${channel.image.bucket} is replicated to`,
          got: region.name,
          fix: `deploy to ${regions.join(" or ")}, or add the region to its replicaRegions and build a version`,
        }
      : {
          code: "region-not-azure",
          path,
          property: "region",
          rule: "is for Azure's artifacts only: others are looked up in one region, and deployed there",
          got: region.name,
          fix: `leave it out for ${artifact.componentType}`,
        },
  ]);
}

/**
 * A held resource keeps what it runs: the guard is for those that this plan makes or replaces. What a resource
 * will hold, only the plan knows, so this judges its result.
 */
function whenDeployed(guard: Guard, { imageId }: DeployableVersion, imageAttribute: string): Guard {
  const planned = ref(`self.${imageAttribute}`);
  return {
    condition: expression`${planned} == ${imageId} ? ${guard.condition} : true`,
    errorMessage: guard.errorMessage,
  };
}
