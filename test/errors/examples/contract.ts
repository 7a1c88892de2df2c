import { AzureRegion, ComputeGallery, GoldenImage, PlatformArtifact } from "../../../constructs/image";
import { ErrorExamples, artifact, gallery, galleryImage, image } from "./scene";

export const CONTRACT: ErrorExamples = {
  props: () => new GoldenImage(undefined as never),
  text: () => image({ labels: { owner: 7 as never } }),
  list: () => image({ channels: "production" as never }),
  boolean: () => galleryImage({ specialized: "yes" as never }),
  "one-of": () => galleryImage({ architecture: "amd64" as never }),
  "hcp-name": () => image({ bucket: "Ubuntu Web" }),
  description: () => image({ description: "" }),
  "channel-latest": () => image({ channels: ["latest"] }),
  "channel-twice": () => image({ channels: ["production", "production"] }),
  "channel-unknown": () => image({ channels: ["production"] }).channel("prod"),
  "artifact-none": () => image({ artifacts: [] }),
  artifact: () => image({ artifacts: ["azure" as never] }),
  "artifact-twice": () =>
    image({ artifacts: [artifact(), artifact({ definition: "other", label: "ubuntu-web" })] }),
  "gallery-name": () => new ComputeGallery({ name: "golden-images", resourceGroup: "rg-images" }),
  "resource-group": () => new ComputeGallery({ name: "golden_images", resourceGroup: "rg." }),
  "subscription-id": () => new ComputeGallery({ ...gallery, subscriptionId: "production" }),
  gallery: () => galleryImage({ gallery: "golden_images" as never }),
  "definition-name": () => galleryImage({ definition: "ubuntu web" }),
  region: () => AzureRegion.of("East US 22"),
  "region-type": () => galleryImage({ buildRegion: "eastus" as never }),
  "replica-region-twice": () => galleryImage({ replicaRegions: [AzureRegion.EAST_US] }),
  replicas: () => galleryImage({ replicas: 0 }),
  "disk-encryption-set-id": () => galleryImage({ diskEncryptionSetId: "build" }),
  "disk-encryption-set-regions": () => {
    const diskEncryptionSetId =
      "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Compute/diskEncryptionSets/east";
    return galleryImage({ diskEncryptionSetId, replicaRegions: [AzureRegion.WEST_US_2] });
  },
  "managed-image-name": () =>
    galleryImage({ securityType: "Standard", managedImage: { resourceGroup: "rg-images", name: "ubuntu-" } }),
  "security-generation": () => galleryImage({ generation: "V1" }),
  "security-architecture": () => galleryImage({ securityType: "ConfidentialVM", architecture: "Arm64" }),
  "security-managed-image": () => galleryImage({ managedImage: { resourceGroup: "rg-images" } }),
  "security-specialized": () => galleryImage({ securityType: "TrustedLaunchSupported", specialized: true }),
  "arm64-generation": () =>
    galleryImage({ securityType: "Standard", architecture: "Arm64", generation: "V1" }),
  "arm64-managed-image": () =>
    galleryImage({
      securityType: "Standard",
      architecture: "Arm64",
      managedImage: { resourceGroup: "rg-images" },
    }),
  "managed-image-specialized": () =>
    galleryImage({
      securityType: "Standard",
      specialized: true,
      managedImage: { resourceGroup: "rg-images" },
    }),
  "source-label": () => galleryImage({ label: "7-web" }),
  builder: () =>
    image({ artifacts: [PlatformArtifact.of({ platform: "docker", region: "docker", builder: "" })] }),
  platform: () =>
    image({ artifacts: [PlatformArtifact.of({ platform: "", region: "docker", builder: "docker" })] }),
};
