import { App, TerraformStack, Testing } from "cdktf";
import {
  HealthSignal,
  ImageGallery,
  LinuxScaleSet,
  LinuxVm,
  PrivateNetwork,
  RunningMachines,
  addAzurermProvider,
} from "cdktf-golden-image/azure";
import {
  ChannelImage,
  ImageChannels,
  ImagePolicy,
  addHcpProvider,
  assignmentsOf,
  UNASSIGNED,
} from "cdktf-golden-image/hcp";
import { AzureRegion } from "cdktf-golden-image/image";
import { base, gallery, several } from "./sample-image";

const VERSION = "01KABCDEFGHJKMNPQRSTVWXYZ1";
const region = AzureRegion.EAST_US;
const adminSshKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEOAqy3Rgq0YpWbE9Jr5xV3dA0PzhXl1xGkq1v0bq8mN";

/** Stacks with every construct of the Terraform half, in each way that changes what it makes. */
export function sampleStacks(): readonly TerraformStack[] {
  const app = new App();
  return [galleryStack(app), channelsStack(app), machinesStack(app)];
}

function galleryStack(app: App): TerraformStack {
  const stack = new TerraformStack(app, "gallery");
  addAzurermProvider(stack);
  new ImageGallery(stack, "Gallery", { gallery, images: [base, several], region });
  return stack;
}

function channelsStack(app: App): TerraformStack {
  const stack = new TerraformStack(app, "channels");
  addHcpProvider(stack);
  new ImageChannels(stack, "Channels", {
    images: [base],
    assignments: [assignmentsOf(base, { staging: UNASSIGNED, production: VERSION })],
  });
  return stack;
}

function machinesStack(app: App): TerraformStack {
  const stack = new TerraformStack(app, "machines");
  addAzurermProvider(stack);
  addHcpProvider(stack);
  const network = new PrivateNetwork(stack, "Network", {
    name: "web",
    resourceGroupName: "rg-web",
    region,
    addressSpace: "10.10.0.0/16",
    subnetCidr: "10.10.1.0/24",
    inbound: [{ name: "web", ports: [80], sources: ["10.0.0.0/8"] }],
    natGatewayEnabled: true,
    bastionSubnetCidr: "10.10.2.0/26",
    bastionSources: ["203.0.113.0/24"],
  });
  const channel = base.channel("production");
  const follow = new ChannelImage(stack, "Follow", { channel, maxAgeDays: 60 });
  const pinned = new ChannelImage(stack, "Pinned", { channel, policy: ImagePolicy.pinned(VERSION) });
  const held = new ChannelImage(stack, "Held", { channel, policy: ImagePolicy.held() });
  follow.addParentCheck(several.channel("production"), VERSION);
  const machine = { image: follow, network, size: "Standard_D2s_v5", adminSshKey };
  const disks = [{ name: "data", sizeGiB: 128, lun: 0 }];
  new LinuxVm(stack, "Vm", { ...machine, name: "vm", dataDisks: disks }).addImageChecks();
  new LinuxVm(stack, "Pin", { ...machine, image: pinned, name: "pin", replacement: "create-before-destroy" });
  new LinuxVm(stack, "Hold", { ...machine, image: held, name: "hold" }).addImageChecks();
  const health = HealthSignal.extension({ port: 80 });
  new LinuxScaleSet(stack, "Set", { ...machine, name: "set", instances: 3, health }).addImageChecks();
  new RunningMachines(stack, "Running", follow, "virtualMachines");
  return stack;
}

/** What CDKTF writes for a stack. Without validations, which would start Terraform. */
export function synthesise(stack: TerraformStack): unknown {
  return JSON.parse(Testing.synth(stack));
}
