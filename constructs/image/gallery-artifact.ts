import { Problems } from "../errors";
import { Architecture, HyperVGeneration } from "./architecture";
import { requireDefinitionName } from "./azure-names";
import { AzureRegion } from "./azure-region";
import { ComputeGallery, requireComputeGallery } from "./compute-gallery";
import { GalleryArtifactProps } from "./gallery-artifact-props";
import { requireList, requireProps } from "./given-value";
import { ManagedImage, checkManagedImage } from "./managed-image";
import { checkSecurity } from "./security-rules";
import { SecurityType } from "./security-type";
import { requireSourceLabel } from "./source-label";
import { TargetRegion, checkTargetRegions, requireReplicas, toTargetRegion } from "./target-region";

/**
 * The Azure artifact of a golden image: a version in a Compute Gallery. It carries what the template, the
 * image definition and the deployed VM must agree on.
 */
export class GalleryArtifact {
  /** Tells it from a {@link PlatformArtifact}. */
  readonly kind = "gallery";
  /** The platform's name in HCP Packer. */
  readonly platform = "azure";
  /** Where the versions are published. */
  readonly gallery: ComputeGallery;
  /** Where the build VM runs, and under which HCP Packer records the artifact. */
  readonly buildRegion: AzureRegion;
  /** Every region that holds the image, the build region first. */
  readonly targetRegions: readonly TargetRegion[];
  /** Copies in each target region that has no number of its own. */
  readonly replicas: number;
  /** What the build VM and every VM from it are secured by. */
  readonly securityType: SecurityType;
  /** The processors that it runs on. */
  readonly architecture: Architecture;
  /** The generation of Hyper-V that it boots on. */
  readonly generation: HyperVGeneration;
  /** Whether it keeps its users and host name, and so is not deprovisioned. */
  readonly specialized: boolean;
  /** The managed image beside the version: where there is one, its id is what HCP Packer records. */
  readonly managedImage?: ManagedImage;
  /** The image definition's name. */
  readonly definition: string;
  /** The source's label. */
  readonly label: string;

  private constructor(
    private readonly props: GalleryArtifactProps,
    bucket: string,
  ) {
    this.gallery = props.gallery;
    this.buildRegion = props.buildRegion;
    this.targetRegions = Object.freeze(targetRegionsOf(props));
    this.replicas = props.replicas ?? 1;
    this.securityType = props.securityType ?? "TrustedLaunch";
    this.architecture = props.architecture ?? "x64";
    this.generation = props.generation ?? "V2";
    this.specialized = props.specialized ?? false;
    this.managedImage = props.managedImage;
    this.definition = props.definition ?? (this.architecture === "Arm64" ? `${bucket}-arm64` : bucket);
    this.label = props.label ?? labelOf(this.definition);
  }

  /**
   * Describes an artifact. Its values are checked by the GoldenImage that takes it, which names itself in the
   * messages; until then `definition` and `label` are not settled.
   *
   * @throws ImageError when there are no props at all
   */
  static of(props: GalleryArtifactProps): GalleryArtifact {
    requireProps(
      "GalleryArtifact",
      props,
      "GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US })",
    );
    return new GalleryArtifact({ ...props }, "");
  }

  /** The artifact with the names that follow from its image's bucket. */
  forBucket(bucket: string): GalleryArtifact {
    return new GalleryArtifact(this.props, bucket);
  }

  /** How HCP Packer names the source of this artifact. */
  get componentType(): string {
    return `azure-arm.${this.label}`;
  }

  /** The region under which HCP Packer records the artifact; the replica regions are not in its records. */
  get region(): string {
    return this.buildRegion.name;
  }

  /** Whether a VM in `region` can boot this image. */
  isReplicatedTo(region: AzureRegion): boolean {
    return this.targetRegions.some((target) => target.region.name === region.name);
  }

  /** Notes everything about this artifact that Azure or Packer would refuse. */
  check(problems: Problems, property: string): void {
    const at = (name: string) => `${property}.${name}`;
    requireComputeGallery(problems, at("gallery"), this.gallery);
    if (this.props.replicaRegions !== undefined) {
      requireList(problems, at("replicaRegions"), this.props.replicaRegions, "[AzureRegion.WEST_US_2]");
    }
    requireReplicas(problems, at("replicas"), this.replicas);
    checkTargetRegions(problems, at, this.targetRegions);
    checkSecurity(problems, at, this);
    if (this.managedImage !== undefined) checkManagedImage(problems, at("managedImage"), this.managedImage);
    const isNamed = requireDefinitionName(problems, at("definition"), this.definition);
    if (isNamed || this.props.label !== undefined) requireSourceLabel(problems, at("label"), this.label);
  }
}

function targetRegionsOf(props: GalleryArtifactProps): TargetRegion[] {
  const { buildRegion, diskEncryptionSetId, replicaRegions } = props;
  const further = Array.isArray(replicaRegions) ? replicaRegions.map(toTargetRegion) : [];
  return [{ region: buildRegion, diskEncryptionSetId }, ...further];
}

/** A definition may hold dots, a label may not. */
function labelOf(definition: string): string {
  return typeof definition === "string" ? definition.replace(/\./g, "-") : "";
}
