import type { DataHcpPackerArtifact } from "@cdktf/provider-hcp/lib/data-hcp-packer-artifact";
import { DataHcpPackerVersion } from "@cdktf/provider-hcp/lib/data-hcp-packer-version";
import { TerraformResourceLifecycle } from "cdktf";
import { Construct } from "constructs";
import { carriesBrand } from "../image/given-value";
import type { GoldenImage, ImageArtifact } from "../image/golden-image";
import type { ImageChannel } from "../image/image-channel";
import { lookUpArtifact } from "./artifact-look-up";
import { ChannelImageProps, lookUpOf } from "./channel-image-props";
import { DeployableVersion } from "./deployable-version";
import { asText, expression } from "./expression";
import { SHORT_FINGERPRINT_LENGTH, shortFingerprintOf } from "./fingerprint";
import {
  ImageUse,
  addAgeCheck,
  addChannelCheck,
  addOrderCheck,
  addParentCheck,
  addRevocationCheck,
  addRunningCheck,
  addRunningVersionCheck,
} from "./image-checks";
import { ImageLifecycleOptions, lifecycleOf } from "./image-lifecycle";
import type { ImagePolicy } from "./image-policy";
import { IMAGE_TAGS } from "./image-tags";

const BRAND = Symbol.for("cdktf-golden-image/ChannelImage");

/**
 * The version of an image that a deployment uses: looked up in HCP Packer by channel, once, and then its artifact
 * by the fingerprint found there, under the region that the image is built in. `pinned` looks up the artifact only.
 *
 * When the channel moves, the next apply does what the {@link ImagePolicy} says. The look-ups are read in every
 * plan and wait for nothing: do not let them depend on a resource, or Terraform would not know the id until the
 * apply, and replace VMs for an image that did not change.
 *
 * Make one in each stack. In another stack, Terraform would read it from this one's state: as it was when this one
 * was applied, and without the guards' knowledge of what came since.
 *
 * Guards, for whatever resource is made from the image: {@link lifecycleFor} stops a plan, {@link addChecksFor}
 * warns. Both judge at the time of the plan: a saved plan that is applied later is not stopped by a revocation in
 * between.
 *
 * Plans fail, from the look-ups themselves, when
 * - the channel holds no version ("provided Channel does not have an assigned Version"): assign one, or destroy
 *   with `terraform destroy -refresh=false`;
 * - the version has no such artifact ("HCP Packer Artifact not found"): build one for this platform and region, or
 *   deploy a version that has it. A label or build region that was changed in the contract needs a new build.
 *
 * @see https://registry.terraform.io/providers/hashicorp/hcp/latest/docs/data-sources/packer_artifact
 * @throws ImageError listing everything that does not fit the contract
 */
export class ChannelImage extends Construct {
  /** @internal */
  readonly [BRAND] = true;
  /** The image whose channel it is. */
  readonly image: GoldenImage;
  /** The channel that is looked up, or that a pinned version is held against. */
  readonly channel: ImageChannel;
  /** How a deployment goes along with the channel. */
  readonly policy: ImagePolicy;
  /** What the contract says of the artifact. */
  readonly artifact: ImageArtifact;
  /**
   * What a resource is made from: the id that the builder reported, byte by byte, since another letter case would
   * replace a VM. For an image with a managed image beside it, the id of its gallery version.
   */
  readonly imageId: string;
  /** The version's fingerprint: a reference, or the literal that is pinned. */
  readonly fingerprint: string;
  /**
   * The last 8 characters of the fingerprint in lower case, for names of at most that much: the first ones are a
   * ULID's time, and alike for months. A literal where the version is pinned, else a reference; under `held` list
   * the attributes that hold it as `derivedAttributes`.
   */
  readonly shortFingerprint: string;
  /**
   * HCP Packer's name of the version, such as `v3`. Where it is pinned no look-up says that: then it is the
   * gallery version, such as `2026.0301.1200`, or else the fingerprint.
   */
  readonly versionName: string;
  /** Tags for whatever is made from the image; the checks read them. See {@link IMAGE_TAGS} for their names. */
  readonly tags: Readonly<Record<string, string>>;
  private readonly version: DeployableVersion;

  constructor(scope: Construct, id: string, props: ChannelImageProps) {
    super(scope, id);
    const { channel, policy, artifact, region } = lookUpOf(this.node.path, props);
    this.channel = channel;
    this.image = channel.image;
    this.policy = policy;
    this.artifact = artifact;
    const current = policy.kind === "pinned" ? undefined : this.lookUpVersion();
    const fingerprint = current?.fingerprint ?? policy.fingerprint ?? "";
    const found = lookUpArtifact(this, { bucket: this.image.bucket, fingerprint, artifact, region });
    const { createdAt, revokeAt } = found;
    const labels = found.interpolationForAttribute("labels");
    this.imageId = imageIdOf(artifact, found);
    this.fingerprint = fingerprint;
    this.shortFingerprint = current === undefined ? shortFingerprintOf(fingerprint) : endOf(fingerprint);
    this.versionName =
      current?.name ?? asText(expression`lookup(${labels}, "sig_image_version", ${fingerprint})`);
    this.tags = tagsOf(this, createdAt);
    const { imageId } = this;
    const title = `${this.image.bucket} ${current === undefined ? "" : `${current.name} `}(${fingerprint})`;
    const lookUp = { channel, policy, artifact, region };
    this.version = { ...lookUp, imageId, fingerprint, title, createdAt, revokeAt, labels };
    addRevocationCheck(this, this.version);
    if (props.maxAgeDays !== undefined) addAgeCheck(this, this.version, props.maxAgeDays);
    if (current === undefined && (props.channelCheckEnabled ?? true)) addChannelCheck(this, this.version);
  }

  /** Whether `value` is a ChannelImage, of this or of any other loaded copy of the package. */
  static isChannelImage(value: unknown): value is ChannelImage {
    return carriesBrand(BRAND, value);
  }

  /**
   * The guards for one resource that is made from the image. What the next apply does because of them:
   *
   * - `follow`, `pinned`: fails in the plan when the version to deploy is revoked (unless the policy warns only), or
   *   is not replicated to `region`. The version that runs is not judged, so the plan that replaces it goes through.
   * - `held`: leaves the image, its tags and `derivedAttributes` as they are, and judges the version only where the
   *   plan makes or replaces the resource.
   *
   * Spread it, to add to it: `{ ...image.lifecycleFor({ region }), createBeforeDestroy: true }`.
   *
   * @throws ImageError for a region that the image is not replicated to
   */
  lifecycleFor(options: ImageLifecycleOptions = {}): TerraformResourceLifecycle {
    return lifecycleOf(this.version, options, this.node.path);
  }

  /**
   * Warnings about one resource that was made from the image, in every plan and apply; they never stop or change
   * anything. One check says when it does not run what it should. With `tags`, another says when the version that
   * runs is revoked or will be; with `live`, a third when a plan would replace the image by an older one.
   *
   * Under `follow` and `pinned` a plan replaces what is outdated instead of saying so: there the first two speak in
   * refresh-only runs, such as the health assessments of HCP Terraform.
   *
   * @param scope the construct that holds the resource, one for each
   */
  addChecksFor(scope: Construct, use: ImageUse): void {
    addRunningCheck(scope, this.version, use);
    if (use.tags !== undefined) addRunningVersionCheck(scope, this.version, use, use.tags);
    if (use.live !== undefined) addOrderCheck(scope, this.version, use, use.live);
  }

  /**
   * A warning as soon as the parent's channel holds another version than the one that this image was built from.
   *
   * @param parent the channel that the image's template derives from
   * @param builtFrom the parent's fingerprint, as the gallery version's tag `parent_fingerprint` says it: a
   * reference, in which null and "" mean that nothing is known and nothing is said
   */
  addParentCheck(parent: ImageChannel, builtFrom: string): void {
    addParentCheck(this, this.version, parent, builtFrom);
  }

  private lookUpVersion(): DataHcpPackerVersion {
    // What Terraform says when nothing is assigned names neither bucket nor channel, only this address.
    const id = `assign-a-version-of-${this.image.bucket}-to-${this.channel.name}`;
    return new DataHcpPackerVersion(this, id, {
      bucketName: this.image.bucket,
      channelName: this.channel.name,
    });
  }
}

function tagsOf(image: ChannelImage, createdAt: string): Readonly<Record<string, string>> {
  return {
    [IMAGE_TAGS.bucket]: image.image.bucket,
    [IMAGE_TAGS.channel]: image.channel.name,
    [IMAGE_TAGS.version]: image.versionName,
    [IMAGE_TAGS.fingerprint]: image.fingerprint,
    [IMAGE_TAGS.createdAt]: createdAt,
  };
}

function endOf(fingerprint: string): string {
  return asText(
    expression`replace(lower(strrev(substr(strrev(${fingerprint}), 0, ${SHORT_FINGERPRINT_LENGTH}))), "/[^0-9a-z]/", "-")`,
  );
}

/** Beside a managed image HCP Packer records that one's id; the gallery version's is put together from the labels. */
function imageIdOf(artifact: ImageArtifact, found: DataHcpPackerArtifact): string {
  if (artifact.kind !== "gallery" || artifact.managedImage === undefined) return found.externalIdentifier;
  const label = (name: string) => found.labels.lookup(name);
  return asText(
    expression`format("/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Compute/galleries/%s/images/%s/versions/%s", ${artifact.gallery.subscriptionId ?? ""}, ${label("sig_resource_group")}, ${label("sig_name")}, ${label("sig_image_name")}, ${label("sig_image_version")})`,
  );
}
