import { Problems } from "../errors";
import { checkChannels } from "./channel-names";
import { GalleryArtifact } from "./gallery-artifact";
import { carriesBrand, pathOf, requireProps } from "./given-value";
import { requireHcpName } from "./hcp-name";
import { ImageArtifact, bindArtifacts } from "./image-artifact";
import { ImageChannel } from "./image-channel";
import { PlatformArtifact } from "./platform-artifact";
import { byteLength, requirePlainText } from "./plain-text";
import { checkTags } from "./tags";

export type { ImageArtifact } from "./image-artifact";

const BRAND = Symbol.for("cdktf-golden-image/GoldenImage");

/** Packer counts bytes, not characters. */
const MAX_DESCRIPTION_BYTES = 255;

/** Tags that a derived template adds about its parent, and those that a purchase plan adds. */
const RESERVED_TAGS = 7;

/** Stands in for a bucket that was refused already, so that the names that follow from it are not refused again. */
const ANY_BUCKET = "bucket";

/** What an image is. */
export interface GoldenImageProps<Channel extends string> {
  /**
   * The HCP Packer bucket: 3 to 36 letters, digits and inner dashes. The output folder, the image definition and
   * the source have the same name, unless they are given one. Renaming it starts a new, empty bucket.
   *
   * @see https://developer.hashicorp.com/packer/docs/templates/hcl_templates/blocks/build/hcp_packer_registry
   */
  readonly bucket: string;
  /**
   * What the image is for, in 1 to 255 bytes on one line: most letters beyond ASCII count as two or more. HCP
   * Packer shows it beside the bucket. A change takes effect with the next build.
   */
  readonly description: string;
  /**
   * What is true of every version: owner, operating system. They become the bucket's labels in HCP Packer and
   * tags on everything the build makes in Azure, so Azure's tag rules hold: at most 43 (the rest of Azure's 50
   * is for parentage and purchase plans), names of 1 to 512 bytes without `< > % & \ ? /`, values of up to 256
   * bytes. A change takes effect with the next build.
   * @default - none
   *
   * @see https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * The channels that versions are promoted through, in order: 3 to 36 letters, digits and inner dashes each.
   * `latest` is HCP Packer's own and can not be here. Removing one makes whatever uses it fail to compile.
   */
  readonly channels: readonly Channel[];
  /** What one version holds, at least one; each with a label and, in Azure, a definition of its own. */
  readonly artifacts: readonly ImageArtifact[];
}

/**
 * A golden image: the one place where the facts stand that its template, its gallery definition, its channels
 * and its deployments must agree on. Nothing about it changes once it is made.
 *
 * @throws ImageError listing everything that HCP Packer, Packer or Azure would refuse
 */
export class GoldenImage<Channel extends string = string> {
  /** @internal */
  readonly [BRAND] = true;
  /** The HCP Packer bucket. */
  readonly bucket: string;
  /** What HCP Packer shows beside it. */
  readonly description: string;
  /** What is true of every version; none given, none here. */
  readonly labels: Readonly<Record<string, string>>;
  /** The names of its channels, in order of promotion where they were given so. */
  readonly channels: readonly Channel[];
  /** What one version holds, each with its label settled. */
  readonly artifacts: readonly ImageArtifact[];

  constructor(props: GoldenImageProps<Channel>) {
    requireProps("GoldenImage", props, 'new GoldenImage({ bucket: "ubuntu-base", ... })');
    const problems = new Problems(pathOf("GoldenImage", props.bucket));
    const isNamed = requireHcpName(problems, "bucket", props.bucket, "ubuntu-base");
    checkDescription(problems, "description", props.description);
    checkTags(problems, "labels", props.labels ?? {}, RESERVED_TAGS);
    checkChannels(problems, "channels", props.channels);
    const artifacts = bindArtifacts(
      problems,
      "artifacts",
      props.artifacts,
      isNamed ? props.bucket : ANY_BUCKET,
    );
    problems.throwIfAny();
    this.bucket = props.bucket;
    this.description = props.description;
    this.labels = Object.freeze({ ...props.labels });
    this.channels = Object.freeze([...props.channels]);
    this.artifacts = Object.freeze(artifacts);
  }

  /** Whether `value` is an image whose facts were checked. */
  static isGoldenImage(value: unknown): value is GoldenImage {
    return carriesBrand(BRAND, value);
  }

  /** The Azure artifacts, in the order of `artifacts`. */
  get galleryArtifacts(): readonly GalleryArtifact[] {
    return this.artifacts.filter((artifact) => artifact.kind === "gallery");
  }

  /** The artifacts of other platforms and builders, in the order of `artifacts`. */
  get platformArtifacts(): readonly PlatformArtifact[] {
    return this.artifacts.filter((artifact) => artifact.kind === "platform");
  }

  /**
   * One of this image's channels, to derive from or to deploy. The compiler knows the names, as long as they
   * were written in the list itself; a list from elsewhere is checked at run time only.
   *
   * @throws ImageError for a name that the image does not have, with those that it has
   */
  channel(name: Channel): ImageChannel {
    return ImageChannel.of(this, name);
  }
}

/** The channels of an image as a type, for tables that are typed by them. */
export type ChannelOf<Image> = Image extends GoldenImage<infer Channel> ? Channel : never;

function checkDescription(problems: Problems, property: string, description: unknown): void {
  if (!requirePlainText(problems, property, description)) return;
  const bytes = description.trim() === "" ? 0 : byteLength(description);
  problems.require(bytes > 0 && bytes <= MAX_DESCRIPTION_BYTES, {
    code: "description",
    property,
    rule: `must be 1 to ${MAX_DESCRIPTION_BYTES} bytes long, is ${bytes}`,
    got: description,
    fix: 'say in a few words what the image is for, such as "Ubuntu 24.04 LTS, patched and hardened"',
  });
}
