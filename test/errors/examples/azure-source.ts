import { AzureRegion } from "../../../constructs/image";
import { PackerVariable } from "../../../constructs/packer";
import { ErrorExamples, ID, IN_GROUP, MANAGED_IMAGE, NO_MARKETPLACE, source } from "./scene";

const VERSION = `${IN_GROUP}/Microsoft.Compute/galleries/golden_images/images/ubuntu-base/versions/1.0.0`;

const NETWORK = {
  virtualNetworkName: "vnet-build",
  virtualNetworkSubnetName: "snet-build",
  virtualNetworkResourceGroupName: "rg-network",
};

const BASTION = { sshBastionHost: "bastion.example.com", sshBastionUsername: "ops" };

const SECRET = new PackerVariable({ name: "secret", sensitive: true });

export const OPTIONS: ErrorExamples = {
  "option-required": () => source({ vmSize: undefined }),
  "option-text": () => source({ imagePublisher: "" }),
  "option-number": () => source({ osDiskSizeGiB: 0 }),
  "option-price": () => source({ spot: { evictionPolicy: "Delete", maxPriceUsdPerHour: 0 } }),
  "option-block": () => source({ spot: true as never }),
  "option-secret": () => source({ sshPassword: "hunter2" as never }),
  "encoded-data": () => source({ customData: "#cloud-config\n" }),
  "identity-id": () => source({ userAssignedManagedIdentities: ["build-identity"] }),
  "storage-account-name": () => source({ bootDiagStorageAccount: "https://logs.blob.core.windows.net" }),
  "resource-name": () => source({ tempNicName: "build nic" }),
};

export const SOURCE_IMAGE: ErrorExamples = {
  "source-none": () => source({ ...NO_MARKETPLACE }),
  "source-several": () => source({ sharedImageGallery: { id: VERSION } }),
  "source-marketplace": () => source({ imageOffer: undefined }),
  "gallery-source-part": () =>
    source({
      ...NO_MARKETPLACE,
      sharedImageGallery: { ...PARTS, imageVersion: undefined },
    }),
  "gallery-source-several": () =>
    source({ ...NO_MARKETPLACE, sharedImageGallery: { id: VERSION, imageVersion: "1.0.0" } }),
  "gallery-source-id": () => source({ ...NO_MARKETPLACE, sharedImageGallery: { id: "ubuntu-base" } }),
  "image-version": () =>
    source({ ...NO_MARKETPLACE, sharedImageGallery: { ...PARTS, imageVersion: "latest" } }),
  "community-image-id": () =>
    source({ ...NO_MARKETPLACE, sharedImageGallery: { communityGalleryImageId: "ubuntu" } }),
  "direct-shared-image-id": () =>
    source({ ...NO_MARKETPLACE, sharedImageGallery: { directSharedGalleryImageId: "ubuntu" } }),
  "source-managed-image": () =>
    source({
      ...NO_MARKETPLACE,
      ...MANAGED_IMAGE,
      sharedImageGalleryDestination: undefined,
      customManagedImageName: "ubuntu-base",
    }),
  "vhd-url": () => source({ ...NO_MARKETPLACE, imageUrl: "ubuntu.vhd" }),
  "source-architecture": () => source({ imageSku: "server-arm64" }),
  "source-generation": () => source({ imageSku: "server-gen1", securityType: "TrustedLaunch" }),
};

const PARTS = {
  subscription: ID,
  resourceGroup: "rg-images",
  galleryName: "golden_images",
  imageName: "ubuntu-base",
};

export const BUILD_VM: ErrorExamples = {
  "location-missing": () => source({ location: undefined }),
  location: () => source({ location: AzureRegion.EAST_US, buildResourceGroupName: "rg-builds" }),
  "temp-resource-group": () =>
    source({ location: undefined, buildResourceGroupName: "rg-builds", tempResourceGroupName: "rg-temp" }),
  "vm-size": () => source({ vmSize: "D2s_v5" }),
  "vm-size-retired": () => source({ vmSize: "Standard_A1" }),
  "security-encryption-type": () =>
    source({ securityType: "TrustedLaunch", securityEncryptionType: "VMGuestStateOnly" }),
  "security-type": () => source({ vtpmEnabled: true }),
  "confidential-vtpm": () => source({ securityType: "ConfidentialVM", vmSize: "Standard_DC2as_v5" }),
  "confidential-arm64": () =>
    source({
      securityType: "ConfidentialVM",
      vtpmEnabled: true,
      imageSku: "server-arm64",
      vmSize: "Standard_D2ps_v5",
    }),
  "custom-data": () => source({ customData: "I2Nsb3VkLWNvbmZpZw==", customDataFile: "cloud-init.yml" }),
  "user-data": () => source({ userData: "I2Nsb3VkLWNvbmZpZw==", userDataFile: "cloud-init.yml" }),
  "build-prefix": () => source({ customResourceBuildPrefix: "golden-image" }),
  "compute-name": () => source({ tempComputeName: "GoldenImage" }),
  "disk-luns": () => source({ diskAdditionalSizesGiB: [32, 64], diskAdditionalLuns: [0] }),
  "disk-luns-twice": () => source({ diskAdditionalSizesGiB: [32, 64], diskAdditionalLuns: [1, 1] }),
};

export const BUILD_NETWORK: ErrorExamples = {
  "virtual-network": () => source({ virtualNetworkSubnetName: "snet-build" }),
  "virtual-network-public": () => source({ ...NETWORK, publicIpSku: "Standard" }),
  "inbound-range": () => source({ allowedInboundIpAddresses: ["office.example.com"] }),
  "inbound-everyone": () => source({ allowedInboundIpAddresses: ["0.0.0.0/0"] }),
  "inbound-empty": () => source({ allowedInboundIpAddresses: [] }),
};

export const COMMUNICATOR: ErrorExamples = {
  "ssh-username": () => source({ sshUsername: "Golden Image" }),
  "ssh-username-reserved": () => source({ sshUsername: "admin" }),
  "ssh-tunnel": () => source({ sshRemoteTunnels: ["3128"] }),
  "ssh-certificate": () => source({ sshCertificateFile: "build-cert.pub" }),
  "ssh-bastion": () => source({ sshBastionUsername: "ops" }),
  "ssh-bastion-login": () => source({ ...BASTION }),
  "ssh-bastion-user": () =>
    source({ sshBastionHost: "bastion.example.com", sshBastionAgentAuthEnabled: true }),
  "ssh-bastion-proxy": () =>
    source({ ...BASTION, sshBastionAgentAuthEnabled: true, sshProxyHost: "proxy.example.com" }),
  "ssh-proxy": () => source({ sshProxyPort: 1081 }),
};

export const LOGIN: ErrorExamples = {
  "login-several": () =>
    source({ useAzureCliAuth: true, clientId: ID, tenantId: ID, subscriptionId: ID, clientSecret: SECRET }),
  "login-service-principal": () => source({ subscriptionId: ID, clientSecret: SECRET }),
  "login-certificate": () => source({ clientCertPassword: SECRET }),
  "login-oidc": () => source({ subscriptionId: ID, clientId: ID, oidcRequestToken: SECRET }),
  "login-tenant": () => source({ tenantId: ID }),
  "login-cloud": () => source({ cloudEnvironmentName: "german" }),
  "metadata-host": () => source({ metadataHost: "management.example.com" }),
};
