import { Construct } from "constructs";
import { Problems } from "../errors";
import { attribute, group, shared } from "../hcl/body";
import { HclText, call, reference } from "../hcl/value";
import { GoldenImage } from "../image/golden-image";
import { addAzureLogin } from "./azure-arm/login";
import { Base, BoundBase } from "./bases/base-image";
import { BuildSlots, stepsInOrder } from "./build-slots";
import { checkGoldenImage } from "./check-golden-image";
import { AzureBuildProps, GoldenAzureSource } from "./golden-azure-source";
import { ImageComponent, wellFormed } from "./image-component";
import { PackerTemplate, TemplateLineage } from "./packer-template";
import { PackerVariable } from "./packer-variable";
import { PluginSource, PluginSourceProps } from "./plugin-source";
import { PostProcessor } from "./post-processor";
import { Provisioner } from "./provisioners/provisioner";

/** What the template of one golden image is. */
export interface GoldenImageTemplateProps extends BuildSlots, AzureBuildProps {
  /** The image that is built. Its artifacts become the sources, its bucket names the folder. */
  readonly image: GoldenImage;
  /** What it starts from. */
  readonly base: Base;
  /**
   * Other build options for one artifact, by its label: an Arm64 artifact needs another `vmSize`, for one.
   * @default - the same for all
   */
  readonly perArtifact?: Readonly<Record<string, AzureBuildProps>>;
  /**
   * How the image's artifacts on other platforms are built: one entry for each PlatformArtifact of the image.
   * @default - none
   */
  readonly platformSources?: readonly PluginSourceProps[];
  /**
   * Further labels of each version in HCP Packer, beside `build_time`, `base` and `template_digest`. Literals,
   * variables and locals only.
   * @default - none
   */
  readonly buildLabels?: Readonly<Record<string, HclText>>;
  /**
   * Inputs to declare, for values that differ between runs.
   * @default - the login's only
   */
  readonly variables?: readonly PackerVariable[];
  /**
   * Parts that are made of several steps, such as a firewall and the look whether it is closed. In each slot their
   * steps run before the template's own, in the order of this list.
   * @default - none
   */
  readonly components?: readonly ImageComponent[];
  /**
   * Steps that run on the machine that runs Packer, after the manifest is written.
   * @default - none
   */
  readonly postProcessors?: readonly PostProcessor[];
}

/** HCP Packer's label and the gallery's version both take the time from one local, so that they cannot differ. */
const BUILD_TIME = attribute("build_time", call("timestamp"));

/** Each part stays far below 2^31, which Azure enforces after the build only, and a later build is always greater. */
const IMAGE_VERSION = attribute(
  "image_version",
  call("formatdate", "YYYY.MMDD.hhmm", reference(`local.${BUILD_TIME.name}`)),
);

const WAIT = Provisioner.cloudInitWait();
const DEPROVISION = Provisioner.deprovision();
const MANIFEST = PostProcessor.manifest();

const LOCALS = shared(group([BUILD_TIME]));
const LOCALS_OF_GALLERY = shared(group([BUILD_TIME, IMAGE_VERSION]));

/**
 * The complete template of one golden image: sources from its artifacts, a base, the steps in their slots, and
 * what HCP Packer records. Versions are published to the gallery only, unless the contract says otherwise; the
 * build waits for cloud-init first, and deprovisions the VM last.
 *
 * The next `packer build` of it makes a new version of the bucket. No channel moves by that but `latest`.
 *
 * @throws ImageError when `image` or `base` is not one; all else that is wrong is said by {@link PackerApp}
 */
export class GoldenImageTemplate extends Construct {
  /** The template itself, to add to it what the props cannot say. */
  readonly template: PackerTemplate;

  constructor(scope: Construct, id: string, props: GoldenImageTemplateProps) {
    super(scope, id);
    requireImageAndBase(this.node.path, props);
    const { image, base } = props;
    const buildLabels: Record<string, HclText> = { ...props.buildLabels };
    const { bucket, description, labels } = image;
    this.template = new PackerTemplate(this, "Resource", {
      name: bucket,
      registry: { bucket, description, bucketLabels: labels, buildLabels },
    });
    this.template.addLocals(image.galleryArtifacts.length > 0 ? LOCALS_OF_GALLERY : LOCALS);
    buildLabels.build_time = reference(`local.${BUILD_TIME.name}`);
    for (const variable of props.variables ?? []) this.template.addVariable(variable);
    const bound = base.bind(this.template, image);
    buildLabels.base = bound.name;
    this.template.lineage = lineageOf(image, bound);
    this.addSources(props, bound);
    this.addSteps(props);
    this.template.addPostProcessor(MANIFEST);
    for (const postProcessor of props.postProcessors ?? []) this.template.addPostProcessor(postProcessor);
    this.template.addCheck((problems: Problems) => checkGoldenImage(problems, props));
  }

  private addSources(props: GoldenImageTemplateProps, base: BoundBase): void {
    const { image, perArtifact = {}, platformSources = [] } = props;
    if (image.galleryArtifacts.length > 0) {
      const login = addAzureLogin(this.template);
      for (const artifact of image.galleryArtifacts) {
        const own = perArtifact[artifact.label];
        this.template.addSource(new GoldenAzureSource(image, artifact, props, own, base, login));
      }
    }
    for (const source of platformSources) {
      this.template.addSource(new PluginSource(source, base.parentOf(source.artifact)));
    }
  }

  /** The steps of the slots between the two that a safe image of Azure needs: wait first, deprovision last. */
  private addSteps(props: GoldenImageTemplateProps): void {
    const { image } = props;
    const azure = image.galleryArtifacts.map(({ componentType }) => componentType);
    const generalised = image.galleryArtifacts.filter((artifact) => !artifact.specialized);
    const isForAll = (names: readonly unknown[]) => names.length === this.template.sources.length;
    if (azure.length > 0) {
      const wait = isForAll(azure) ? WAIT : Provisioner.cloudInitWait({ only: azure });
      this.template.addProvisioner(wait, { property: "cloudInitWait" });
    }
    for (const { step, ...place } of stepsInOrder(props, wellFormed(props.components)))
      this.template.addProvisioner(step, place);
    if (generalised.length > 0) {
      const only = generalised.map(({ componentType }) => componentType);
      const last = isForAll(only) ? DEPROVISION : Provisioner.deprovision({ only });
      this.template.addProvisioner(last, { property: "deprovision" });
    }
  }
}

/** Without these two there is nothing to go on with, not even to collect further problems. */
function requireImageAndBase(path: string, { image, base }: Partial<GoldenImageTemplateProps>): void {
  const problems = new Problems(path);
  problems.require(GoldenImage.isGoldenImage(image), {
    code: "template-image",
    property: "image",
    rule: "must be a GoldenImage",
    got: image,
    fix: "make it with new GoldenImage({ ... })",
  });
  problems.require(typeof base?.bind === "function", {
    code: "template-base",
    property: "base",
    rule: "must be a base",
    got: base,
    fix: "make it with BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04)",
  });
  problems.throwIfAny();
}

function lineageOf(image: GoldenImage, base: BoundBase): TemplateLineage {
  const regions = image.artifacts.flatMap((artifact) =>
    artifact.kind === "gallery" ? artifact.targetRegions.map(({ region }) => region.name) : [artifact.region],
  );
  const definitions = image.galleryArtifacts.map(
    ({ gallery, definition }) => `${gallery.name}/${definition}`,
  );
  const { parent } = base;
  return { parent: parent?.image.bucket, channel: parent?.name, regions: [...new Set(regions)], definitions };
}
