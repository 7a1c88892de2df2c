import { HealthSignal } from "../../../constructs/azure";
import { ImagePolicy } from "../../../constructs/hcp";
import { AzureRegion, PlatformArtifact } from "../../../constructs/image";
import { ErrorExamples, galleryImage, image, scaleSet, vm } from "./scene";

const of = (web = image()) => ({ channel: web.channel("production") });

export const MACHINES: ErrorExamples = {
  "vm-name": () => vm({ name: "web_1" }),
  "image-platform": () => {
    const aws = PlatformArtifact.of({ platform: "aws", region: "us-east-1", builder: "amazon-ebs" });
    return vm({ from: of(image({ artifacts: [aws] })) });
  },
  "image-specialized": () => vm({ from: of(galleryImage({ specialized: true })) }),
  "channel-image": () => vm({ image: "ubuntu-web" } as never),
  network: () => vm({ network: "snet-web" as never }),
  "network-region": () =>
    vm({
      from: of(galleryImage({ replicaRegions: [AzureRegion.WEST_US_2] })),
      region: AzureRegion.WEST_US_2,
    }),
  "size-architecture": () => vm({ size: "Standard_D2ps_v6" }),
  "size-trusted-launch": () => vm({ size: "Standard_A2_v2" }),
  "size-confidential": () =>
    vm({ from: of(galleryImage({ securityType: "ConfidentialVM" })), size: "Standard_D2s_v5" }),
  "size-accelerated-networking": () => vm({ size: "Standard_B1s" }),
  "admin-username": () => vm({ adminUsername: "Platform Team" }),
  "admin-username-reserved": () => vm({ adminUsername: "root" }),
  "admin-password": () => vm({ adminPassword: "hunter2" } as never),
  "ssh-public-key": () => vm({ adminSshKey: "ssh-ed25519" }),
  "os-disk-size": () => vm({ osDiskSizeGiB: 5000 }),
  "data-disk": () => vm({ dataDisks: ["data" as never] }),
  "data-disk-name": () => vm({ dataDisks: [{ name: "data disk", sizeGiB: 128, lun: 0 }] }),
  "data-disk-lun": () =>
    vm({
      dataDisks: [
        { name: "data", sizeGiB: 128, lun: 0 },
        { name: "logs", sizeGiB: 64, lun: 0 },
      ],
    }),
  "data-disk-number": () => vm({ dataDisks: [{ name: "data", sizeGiB: 128, lun: 64 }] }),
  "patch-extension": () => vm({ patchMode: "AutomaticByPlatform" }),
  "replacement-held": () =>
    vm({ from: { policy: ImagePolicy.held() }, replacement: "create-before-destroy" }),
  "replacement-disks": () =>
    vm({ dataDisks: [{ name: "data", sizeGiB: 128, lun: 0 }], replacement: "create-before-destroy" }),
  "tag-owner": () => vm({ from: of(image({ labels: {} })) }),
  "tag-taken": () => vm({ tags: { image_version: "1.0.0" } }),
  "cloud-init": () => vm({ cloudInit: "apt-get install nginx" }),
  "cloud-init-size": () => vm({ cloudInit: `#cloud-config\n# ${"x".repeat(70_000)}` }),
  "cloud-init-secret": () => vm({ cloudInit: "#cloud-config\npassword: hunter2hunter2\n" }),
};

export const SCALE_SETS: ErrorExamples = {
  "scale-set-number": () => scaleSet({ instances: 0 }),
  zones: () => scaleSet({ zones: ["4" as never] }),
  "zone-balance": () => scaleSet({ zones: ["1"], zoneBalanceRequired: true }),
  "health-signal": () => scaleSet({ health: "http" as never }),
  "health-port": () => HealthSignal.extension({ port: 0 }),
  "health-protocol": () => HealthSignal.extension({ port: 80, protocol: "udp" as never }),
  "health-path": () => HealthSignal.extension({ port: 80, path: "health" }),
  "health-probe": () => scaleSet({ health: HealthSignal.loadBalancerProbe({ probeId: "probe" } as never) }),
};
