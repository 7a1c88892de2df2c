import { TerraformStack, Testing } from "cdktf";
import {
  LinuxScaleSet,
  LinuxScaleSetProps,
  LinuxVm,
  LinuxVmProps,
  HealthSignal,
  PrivateNetwork,
  PrivateNetworkProps,
  addAzurermProvider,
} from "../../../constructs/azure";
import { ChannelImage, ImagePolicy, addHcpProvider } from "../../../constructs/hcp";
import {
  AzureRegion,
  ComputeGallery,
  GalleryArtifact,
  GalleryArtifactProps,
  GoldenImage,
  GoldenImageProps,
} from "../../../constructs/image";

/** A block of Terraform as JSON. Tests look into it, and know what they look for. */
export type Block = Readonly<Record<string, unknown>>;

/** A stack as CDKTF writes it: `resource.<type>.<name>`. */
export interface StackJson {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly check: Readonly<Record<string, Block>>;
  readonly provider: Readonly<Record<string, readonly Block[]>>;
  readonly terraform: Block;
}

export const SSH_KEY =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEOAqy3Rgq0YpWbE9Jr5xV3dA0PzhXl1xGkq1v0bq8mN ops@example.com";
export const FINGERPRINT = "01JZZ5W3M8Q0V9T2B7K4N6R1XD";

export const gallery = new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" });

export function galleryArtifact(given: Partial<GalleryArtifactProps> = {}): GalleryArtifact {
  return GalleryArtifact.of({
    gallery,
    buildRegion: AzureRegion.EAST_US,
    replicaRegions: [AzureRegion.WEST_US_2],
    ...given,
  });
}

/** An image that a VM in East US or West US 2 can be made from, except for what a test gives. */
export function image(given: Partial<GoldenImageProps<"production">> = {}): GoldenImage<"production"> {
  return new GoldenImage({
    bucket: "ubuntu-web",
    description: "ubuntu-base with nginx",
    labels: { owner: "platform-team" },
    channels: ["production"],
    artifacts: [galleryArtifact()],
    ...given,
  });
}

/** What `build` puts into a stack that has both providers. */
export function synthesized(build: (stack: TerraformStack) => void): StackJson {
  const stack = new TerraformStack(Testing.app(), "production");
  addAzurermProvider(stack);
  addHcpProvider(stack);
  build(stack);
  return JSON.parse(Testing.synth(stack, true)) as StackJson;
}

/** The one resource of a type. */
export function only(json: StackJson, type: string): Block {
  const blocks = all(json, type);
  if (blocks.length !== 1) throw new Error(`${blocks.length} of ${type}`);
  return blocks[0]!;
}

/** Every resource of a type. */
export function all(json: StackJson, type: string): readonly Block[] {
  return Object.values(json.resource[type] ?? {});
}

export function channelImage(
  stack: TerraformStack,
  from: GoldenImage<"production"> = image(),
  policy = ImagePolicy.follow(),
): ChannelImage {
  return new ChannelImage(stack, "Image", { channel: from.channel("production"), policy });
}

export const NETWORK: PrivateNetworkProps = {
  name: "web",
  resourceGroupName: "rg-web",
  region: AzureRegion.EAST_US,
  addressSpace: "10.10.0.0/16",
  subnetCidr: "10.10.1.0/24",
};

/** What a test of one machine differs in. The image and its policy are made within the stack. */
type Given<Props> = Partial<Omit<Props, "image">> & {
  readonly from?: GoldenImage<"production">;
  readonly policy?: ImagePolicy;
};

function machine(stack: TerraformStack, from?: GoldenImage<"production">, policy?: ImagePolicy) {
  return {
    image: channelImage(stack, from, policy),
    network: new PrivateNetwork(stack, "Network", NETWORK),
    size: "Standard_D2s_v5",
    adminSshKey: SSH_KEY,
  };
}

/** A valid VM in a network, except for what a test gives. */
export function addVm(stack: TerraformStack, { from, policy, ...given }: Given<LinuxVmProps> = {}): LinuxVm {
  return new LinuxVm(stack, "Vm", { name: "web-1", ...machine(stack, from, policy), ...given });
}

/** A valid scale set in a network, except for what a test gives. */
export function addScaleSet(
  stack: TerraformStack,
  { from, policy, ...given }: Given<LinuxScaleSetProps> = {},
): LinuxScaleSet {
  return new LinuxScaleSet(stack, "ScaleSet", {
    name: "web",
    instances: 3,
    health: HealthSignal.extension({ port: 80 }),
    ...machine(stack, from, policy),
    ...given,
  });
}

/** The resource of a VM that a test gives something to. */
export function vmWith(given: Given<LinuxVmProps> = {}): Block {
  return only(
    synthesized((stack) => addVm(stack, given)),
    "azurerm_linux_virtual_machine",
  );
}

/** The resource of a scale set that a test gives something to. */
export function scaleSetWith(given: Given<LinuxScaleSetProps> = {}): Block {
  return only(
    synthesized((stack) => addScaleSet(stack, given)),
    "azurerm_linux_virtual_machine_scale_set",
  );
}
