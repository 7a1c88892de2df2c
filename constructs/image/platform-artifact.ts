import { Problems } from "../errors";
import { requireProps } from "./given-value";
import { requirePlainText } from "./plain-text";
import { requireBuilder, requireSourceLabel } from "./source-label";

/** What one artifact on another platform is. */
export interface PlatformArtifactProps {
  /**
   * The platform as Packer's plugin reports it to HCP Packer: `aws`, `gce`, `docker`, `vsphere`, `packer.file`.
   * A look-up compares this text, case included; a wrong one is noticed when a look-up finds nothing.
   */
  readonly platform: string;
  /**
   * The region as the plugin reports it: `us-east-1` for amazon-ebs, the datacenter for vsphere. A look-up
   * compares this text, case included.
   */
  readonly region: string;
  /**
   * The builder's type, the first word behind `source`: `amazon-ebs`, `googlecompute`, `docker`, `vsphere-iso`.
   * It is the first half of HCP Packer's component type.
   */
  readonly builder: string;
  /**
   * The source's label in the template: letters, digits, dashes and underscores, not starting with a digit or
   * dash. HCP Packer's component type is `<builder>.<label>`, so renaming it makes look-ups of older versions
   * miss.
   * @default - the bucket
   */
  readonly label?: string;
}

/**
 * An artifact of a golden image that is no gallery version: of another platform than Azure, or of another
 * builder, in the same bucket. A version then holds one of each and is complete when all are built; a
 * deployment asks for the one it needs.
 */
export class PlatformArtifact {
  /** Tells it from a {@link GalleryArtifact}. */
  readonly kind = "platform";
  /** The platform's name in HCP Packer. */
  readonly platform: string;
  /** The region under which HCP Packer records the artifact. */
  readonly region: string;
  /** The builder's type, such as `amazon-ebs`. */
  readonly builder: string;
  /** The source's label. */
  readonly label: string;

  private constructor(
    private readonly props: PlatformArtifactProps,
    bucket: string,
  ) {
    this.platform = props.platform;
    this.region = props.region;
    this.builder = props.builder;
    this.label = props.label ?? bucket;
  }

  /**
   * Describes an artifact. Its values are checked by the GoldenImage that takes it, which names itself in the
   * messages; until then `label` is not settled.
   *
   * @throws ImageError when there are no props at all
   */
  static of(props: PlatformArtifactProps): PlatformArtifact {
    const example = 'PlatformArtifact.of({ platform: "aws", region: "us-east-1", builder: "amazon-ebs" })';
    requireProps("PlatformArtifact", props, example);
    return new PlatformArtifact({ ...props }, "");
  }

  /** The artifact with the label that follows from its image's bucket. */
  forBucket(bucket: string): PlatformArtifact {
    return new PlatformArtifact(this.props, bucket);
  }

  /** How HCP Packer names the source of this artifact. */
  get componentType(): string {
    return `${this.builder}.${this.label}`;
  }

  /** Notes everything about this artifact that Packer would refuse, or that no look-up could find. */
  check(problems: Problems, property: string): void {
    requireReportedName(problems, `${property}.platform`, this.platform);
    requireReportedName(problems, `${property}.region`, this.region);
    requireBuilder(problems, `${property}.builder`, this.builder);
    requireSourceLabel(problems, `${property}.label`, this.label);
  }
}

/** A name that a plugin reports: never empty, and never with a space that is only there by mistake. */
function requireReportedName(problems: Problems, property: string, name: unknown): void {
  if (!requirePlainText(problems, property, name)) return;
  problems.require(name !== "" && name.trim() === name, {
    code: "platform",
    property,
    rule: "must not be empty, and not start or end with a space",
    got: name,
    fix: "write it as the plugin reports it to HCP Packer",
  });
}
