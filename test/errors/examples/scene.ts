import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { App, TerraformStack } from "cdktf";
import {
  HealthSignal,
  ImageGallery,
  ImageGalleryProps,
  LinuxScaleSet,
  LinuxScaleSetProps,
  LinuxVm,
  LinuxVmProps,
  PrivateNetwork,
  PrivateNetworkProps,
} from "../../../constructs/azure";
import { HclValue } from "../../../constructs/hcl";
import {
  ChannelImage,
  ChannelImageProps,
  ImageChannels,
  ImageChannelsProps,
  UNASSIGNED,
  assignmentsOf,
} from "../../../constructs/hcp";
import {
  AzureRegion,
  ComputeGallery,
  GalleryArtifact,
  GalleryArtifactProps,
  GoldenImage,
  GoldenImageProps,
} from "../../../constructs/image";
import {
  AzureArmSource,
  AzureArmSourceProps,
  Base,
  BaseImage,
  GoldenImageTemplate,
  GoldenImageTemplateProps,
  PackerApp,
  PackerTemplate,
  ProvisionerStep,
  RenderedImage,
  UbuntuRelease,
} from "../../../constructs/packer";

/*
 * What the examples of the page are about. Each function is a complete and valid use of the library, but for what an
 * example gives it, so that an example shows nothing else.
 */

/** Examples of one area: what causes the problem, by the problem's code. */
export type ErrorExamples = Readonly<Record<string, () => unknown>>;

/** An id as Azure gives it to subscriptions, clients and tenants. */
export const ID = "00000000-0000-0000-0000-000000000001";

/** What every full id of ours starts with. */
export const IN_GROUP = `/subscriptions/${ID}/resourceGroups/rg-images/providers`;

export const FINGERPRINT = "01JZZ5W3M8Q0V9T2B7K4N6R1XD";

export const gallery = new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" });

export function artifact(props: Partial<GalleryArtifactProps> = {}): GalleryArtifact {
  return GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US, ...props });
}

export function image(props: Partial<GoldenImageProps<string>> = {}): GoldenImage {
  return new GoldenImage({
    bucket: "ubuntu-web",
    description: "Ubuntu 24.04 LTS with nginx",
    labels: { owner: "platform-team" },
    channels: ["production"],
    artifacts: [artifact()],
    ...props,
  });
}

/** An image that is published to a gallery as `props` says. */
export function galleryImage(props: Partial<GalleryArtifactProps>): GoldenImage {
  return image({ artifacts: [artifact(props)] });
}

/** A base that an image can be built on. */
export function parent(props: Partial<GalleryArtifactProps> = {}): Base {
  const base = image({ bucket: "ubuntu-base", artifacts: [artifact(props)] });
  return BaseImage.fromChannel(base.channel("production"));
}

/** The whole template of an image. */
export function template(props: Partial<GoldenImageTemplateProps> = {}): RenderedImage[] {
  const app = new PackerApp();
  addTemplate(app, "Web", props);
  return app.render();
}

export function addTemplate(
  app: PackerApp,
  id: string,
  props: Partial<GoldenImageTemplateProps> = {},
): GoldenImageTemplate {
  const base = BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04);
  return new GoldenImageTemplate(app, id, { image: image(), base, vmSize: "Standard_D2s_v5", ...props });
}

/** A template that is put together by hand, with a source. */
export function ownTemplate(build: (template: PackerTemplate) => void, name = "ubuntu-web"): RenderedImage[] {
  return emptyTemplate((own) => {
    own.addSource(azureSource());
    build(own);
  }, name);
}

export function emptyTemplate(
  build: (template: PackerTemplate) => void,
  name = "ubuntu-web",
): RenderedImage[] {
  const app = new PackerApp();
  build(new PackerTemplate(app, "Web", { name }));
  return app.render();
}

/** A template with a source of azure-arm, from the marketplace to a gallery. */
export function source(props: Partial<AzureArmSourceProps>): RenderedImage[] {
  return emptyTemplate((own) => own.addSource(azureSource(props)));
}

function azureSource(props: Partial<AzureArmSourceProps> = {}): AzureArmSource {
  return new AzureArmSource({
    label: "ubuntu",
    imagePublisher: "Canonical",
    imageOffer: "ubuntu-24_04-lts",
    imageSku: "server",
    location: AzureRegion.EAST_US,
    vmSize: "Standard_D2s_v5",
    sharedImageGalleryDestination: destination(),
    ...props,
  });
}

/** The gallery version that a source makes. */
export function destination(props: object = {}): AzureArmSourceProps["sharedImageGalleryDestination"] {
  const names = { resourceGroup: "rg-images", galleryName: "golden_images", imageName: "ubuntu-web" };
  return { ...names, imageVersion: "1.0.0", ...props };
}

/** What to leave out of a source that does not start from the marketplace. */
export const NO_MARKETPLACE = { imagePublisher: undefined, imageOffer: undefined, imageSku: undefined };

/** Where a managed image goes, and where a VHD goes. */
export const MANAGED_IMAGE = { managedImageName: "ubuntu-web", managedImageResourceGroupName: "rg-images" };
export const VHD = {
  storageAccount: "goldenimages",
  resourceGroupName: "rg-images",
  captureContainerName: "images",
};

/** A source that builds a confidential VM. */
export const CONFIDENTIAL = {
  securityType: "ConfidentialVM",
  vtpmEnabled: true,
  vmSize: "Standard_DC2as_v5",
} as const;

/** A step of the build. */
export function step(...install: readonly ProvisionerStep[]): RenderedImage[] {
  return template({ install });
}

/** Any value of HCL, as the value of a local. */
export function hcl(value: HclValue): RenderedImage[] {
  return template({ buildLabels: { example: value as string } });
}

/** Something in a stack. */
export function inStack<Made>(make: (stack: TerraformStack) => Made): Made {
  return make(new TerraformStack(new App(), "production"));
}

export function channelImage(props: Partial<ChannelImageProps> = {}): ChannelImage {
  return inStack((stack) => channelImageIn(stack, props));
}

function channelImageIn(stack: TerraformStack, props: Partial<ChannelImageProps> = {}): ChannelImage {
  return new ChannelImage(stack, "Image", { channel: image().channel("production"), ...props });
}

export function imageChannels(props: Partial<ImageChannelsProps>): ImageChannels {
  const web = image();
  const assignments = [assignmentsOf(web, { production: UNASSIGNED })];
  return inStack((stack) => new ImageChannels(stack, "Channels", { images: [web], assignments, ...props }));
}

export function imageGallery(props: Partial<ImageGalleryProps>): ImageGallery {
  const all = { gallery, region: AzureRegion.EAST_US, images: [image()], ...props };
  return inStack((stack) => new ImageGallery(stack, "Gallery", { publisher: "platform-team", ...all }));
}

export function network(props: Partial<PrivateNetworkProps> = {}): PrivateNetwork {
  return inStack((stack) => networkIn(stack, props));
}

function networkIn(stack: TerraformStack, props: Partial<PrivateNetworkProps> = {}): PrivateNetwork {
  return new PrivateNetwork(stack, "Network", {
    name: "web",
    resourceGroupName: "rg-web",
    region: AzureRegion.EAST_US,
    addressSpace: "10.10.0.0/16",
    subnetCidr: "10.10.1.0/24",
    ...props,
  });
}

/** What a VM or a scale set is made of; `from` is what its image looks up. */
type Machine<Props> = Partial<Omit<Props, "image">> & { readonly from?: Partial<ChannelImageProps> };

export function vm({ from, ...props }: Machine<LinuxVmProps>): LinuxVm {
  return inStack((stack) => new LinuxVm(stack, "Vm", { name: "web-1", ...machineIn(stack, from), ...props }));
}

export function scaleSet({ from, ...props }: Machine<LinuxScaleSetProps>): LinuxScaleSet {
  const health = HealthSignal.extension({ port: 80 });
  const own = { name: "web", instances: 3, health, ...props };
  return inStack((stack) => new LinuxScaleSet(stack, "ScaleSet", { ...machineIn(stack, from), ...own }));
}

function machineIn(stack: TerraformStack, from?: Partial<ChannelImageProps>) {
  return {
    image: channelImageIn(stack, from),
    network: networkIn(stack),
    size: "Standard_D2s_v5",
    adminSshKey: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEOAqy3Rgq0YpWbE9Jr5xV3dA0PzhXl1xGkq1v0bq8mN ops@example.com`,
  };
}

/** What stands for the folder of {@link inFolder} where a message is printed. */
export const SHOWN_FOLDER = "/home/ops/images";

/** An example that needs files: in a folder with those of `files`, which is gone afterwards. */
export function inFolder(
  files: Readonly<Record<string, string>>,
  example: (folder: string) => unknown,
): unknown {
  const folder = mkdtempSync(join(tmpdir(), "error-example-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return example(folder);
  } catch (error) {
    throw Object.assign(error as object, { folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
