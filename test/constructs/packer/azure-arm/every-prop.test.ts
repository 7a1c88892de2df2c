import { reference } from "../../../../constructs/hcl";
import { AzureRegion } from "../../../../constructs/image";
import { AzureArmSourceProps, PackerVariable } from "../../../../constructs/packer";
import { NO_MARKETPLACE, SUBSCRIPTION, VERSION_ID, destination, encryptionSet, mistakesOf } from "./sources";

/*
 * rules.test.ts has each rule once; a rule about several props holds for each of them, and for nothing that goes
 * together.
 */

type Props = Partial<AzureArmSourceProps>;

const SECRET = new PackerVariable({ name: "secret", sensitive: true });
const NO_GALLERY: Props = { sharedImageGalleryDestination: undefined };
const MANAGED_IMAGE: Props = { managedImageName: "ubuntu", managedImageResourceGroupName: "rg-images" };
const VHD: Props = {
  storageAccount: "goldenimages",
  resourceGroupName: "rg-images",
  captureContainerName: "images",
};
const PRINCIPAL: Props = { subscriptionId: SUBSCRIPTION, clientId: SUBSCRIPTION, tenantId: SUBSCRIPTION };
const BASTION: Props = { sshBastionHost: "bastion.example.com", sshBastionUsername: "ops" };
const CONFIDENTIAL: Props = {
  securityType: "ConfidentialVM",
  vtpmEnabled: true,
  vmSize: "Standard_DC2as_v5",
  imageSku: "cvm",
};
const EAST = { name: AzureRegion.EAST_US };

test.each<[string, Props]>([
  ["sshBastionPort", { sshBastionPort: 22 }],
  ["sshBastionUsername", { sshBastionUsername: "ops" }],
  ["sshBastionPrivateKeyFile", { sshBastionPrivateKeyFile: "~/.ssh/ops" }],
  ["sshBastionPassword", { sshBastionPassword: SECRET }],
  ["sshBastionInteractiveEnabled", { sshBastionInteractiveEnabled: true }],
  ["sshBastionAgentAuthEnabled", { sshBastionAgentAuthEnabled: true }],
])("rejects %s without a bastion", (prop, props) => {
  expect(mistakesOf(props)).toEqual([
    expect.stringContaining(`${prop} needs sshBastionHost: without a bastion it is passed over`),
  ]);
});

test.each<[string, Props]>([
  ["sshProxyPort", { sshProxyPort: 1080 }],
  ["sshProxyUsername", { sshProxyUsername: "ops" }],
  ["sshProxyPassword", { sshProxyPassword: SECRET }],
])("rejects %s without a proxy", (prop, props) => {
  expect(mistakesOf(props)).toEqual([
    expect.stringContaining(`${prop} needs sshProxyHost: without a proxy it is passed over`),
  ]);
});

test.each<[string, Props]>([
  ["a key of its own", { sshBastionPrivateKeyFile: "~/.ssh/ops" }],
  ["a password", { sshBastionPassword: SECRET }],
  ["the agent", { sshBastionAgentAuthEnabled: true }],
  ["the build's key", { sshPrivateKeyFile: "~/.ssh/build" }],
])("a bastion can be logged in to by %s", (_, props) => {
  expect(mistakesOf({ ...BASTION, ...props })).toEqual([]);
});

test("every option of a bastion, or of a proxy, goes together", () => {
  const bastion = { sshBastionPort: 2222, sshBastionInteractiveEnabled: true, sshBastionPassword: SECRET };

  expect(mistakesOf({ ...BASTION, ...bastion })).toEqual([]);
  expect(
    mistakesOf({
      sshProxyHost: "proxy",
      sshProxyPort: 1080,
      sshProxyUsername: "ops",
      sshProxyPassword: SECRET,
    }),
  ).toEqual([]);
});

test.each<[string, Props]>([
  ["sharedImageGalleryReplicaCount", { sharedImageGalleryReplicaCount: 2 }],
  ["sharedImageGalleryTimeoutMinutes", { sharedImageGalleryTimeoutMinutes: 90 }],
  [
    "sharedGalleryImageVersionEndOfLifeDate",
    { sharedGalleryImageVersionEndOfLifeDate: "2027-12-31T00:00:00Z" },
  ],
  ["sharedGalleryImageVersionExcludeFromLatest", { sharedGalleryImageVersionExcludeFromLatest: true }],
])("rejects %s without a gallery", (prop, props) => {
  expect(mistakesOf({ ...NO_GALLERY, ...MANAGED_IMAGE, ...props })).toEqual([
    expect.stringContaining(`${prop} needs sharedImageGalleryDestination: without a gallery version`),
  ]);
  expect(mistakesOf(props)).toEqual([]);
});

test.each<[string, Props]>([
  ["managedImageZoneResilient", { managedImageZoneResilient: true }],
  ["managedImageOsDiskSnapshotName", { managedImageOsDiskSnapshotName: "os" }],
  [
    "managedImageDataDiskSnapshotPrefix",
    { managedImageDataDiskSnapshotPrefix: "data_", diskAdditionalSizesGiB: [8] },
  ],
])("rejects %s without a managed image, and takes it with one", (prop, props) => {
  expect(mistakesOf(props)).toEqual([
    expect.stringContaining(
      `${prop} needs managedImageName: without a managed image the plugin passes it over`,
    ),
  ]);
  expect(mistakesOf({ ...MANAGED_IMAGE, ...props })).toEqual([]);
});

test.each<[string, string]>([
  ["storageAccount", "goldenimages"],
  ["resourceGroupName", "rg-images"],
  ["captureContainerName", "images"],
])("rejects a VHD without %s", (prop, example) => {
  const given = Object.keys(VHD).filter((name) => name !== prop);
  const destinations = { ...VHD, [prop]: undefined };

  expect(mistakesOf(destinations)).toEqual([
    `${prop} must be given with ${given.join(" and ")}: a VHD is copied to a container of a storage account; add ${prop}: "${example}"`,
  ]);
});

test.each<[string, Props]>([
  ["a gallery version", {}],
  ["a managed image", { ...NO_GALLERY, ...MANAGED_IMAGE }],
  ["a VHD", { ...NO_GALLERY, ...VHD }],
  [
    "a VHD with a name and a time",
    { ...NO_GALLERY, ...VHD, captureNamePrefix: "ubuntu", sasTokenDurationHours: 48 },
  ],
  ["nothing, on purpose", { ...NO_GALLERY, imageCreationSkipped: true }],
])("a build can become %s", (_, props) => expect(mistakesOf(props)).toEqual([]));

test.each(["secureBootEnabled", "vtpmEnabled"] as const)("rejects %s for anything but a gallery", (prop) => {
  const says = (other: string) => [
    `${prop} can not be given together with ${other}: Azure makes nothing but a gallery version of such a VM, got true; leave out ${prop} or ${other}`,
  ];

  expect(mistakesOf({ ...MANAGED_IMAGE, [prop]: true })).toEqual(says("managedImageName"));
  expect(mistakesOf({ ...VHD, [prop]: true })).toEqual(says("storageAccount"));
  expect(mistakesOf({ securityType: "TrustedLaunch", [prop]: true })).toEqual([]);
});

test.each<[string, Props]>([
  [
    "the OS disk kept in a resource group of one's own",
    { osDiskKept: true, location: undefined, buildResourceGroupName: "rg-builds" },
  ],
  [
    "a storage type with the marketplace as the source",
    { ...MANAGED_IMAGE, managedImageStorageAccountType: "Premium_LRS" },
  ],
  ["a managed image on a size that is not known yet", { ...MANAGED_IMAGE, vmSize: reference("var.size") }],
  [
    "a VHD from a VHD",
    { ...NO_MARKETPLACE, ...NO_GALLERY, ...VHD, imageUrl: "https://a.example.com/b/c.vhd" },
  ],
  ["a confidential VM", CONFIDENTIAL],
  ["one LUN for each disk", { diskAdditionalSizesGiB: [8, 16], diskAdditionalLuns: [0, 63] }],
  ["disks without LUNs", { diskAdditionalSizesGiB: [8, 16] }],
  ["a SKU that is not known yet", { imageSku: reference("var.sku"), vmSize: "Standard_D2ps_v5" }],
  ["an offer that is not known yet", { imageOffer: reference("var.offer"), securityType: "TrustedLaunch" }],
  [
    "Trusted Launch of generation 2",
    { imageSku: "22_04-lts-gen2", imageOffer: "0001-com-ubuntu-server-jammy", securityType: "TrustedLaunch" },
  ],
  ["generation 1 of a standard VM", { imageSku: "server-gen1" }],
  ["generation 1 in the middle of a name", { imageSku: "x-gen1-y", securityType: "TrustedLaunch" }],
  [
    "an offer that only holds a legacy one's name",
    { imageOffer: "my-0001-com-ubuntu-x", securityType: "TrustedLaunch" },
  ],
  ["an Arm64 offer on an Arm64 size", { imageOffer: "Ubuntu-ARM64", vmSize: "Standard_D2ps_v5" }],
])("%s is taken", (_, props) => expect(mistakesOf(props)).toEqual([]));

test("a legacy SKU of Arm64 is of generation 2", () => {
  expect(
    mistakesOf({
      imageOffer: "0001-com-ubuntu-server-jammy",
      imageSku: "22_04-lts-ARM64",
      vmSize: "Standard_D2ps_v6",
      securityType: "TrustedLaunch",
    }),
  ).toEqual([]);
});

test.each([
  ["public", []],
  ["Public", []],
  ["AzurePublicCloud", []],
  ["USGovernmentCloud", []],
  ["azurechinacloud", []],
  ["usgovernment", []],
  ["china", []],
  ["azurepublic", ["azurepublic"]],
  ["mypublic", ["mypublic"]],
  ["publicly", ["publicly"]],
  ["xazurepubliccloud", ["xazurepubliccloud"]],
  ["azurepubliccloudx", ["azurepubliccloudx"]],
])("the cloud %s", (cloudEnvironmentName, refused) => {
  const says = (name: string) =>
    `cloudEnvironmentName must be public, usgovernment or china, unless metadataHost describes another cloud, got "${name}"; use "public", or leave it out`;

  expect(mistakesOf({ cloudEnvironmentName })).toEqual(refused.map(says));
});

test("any cloud is taken where a metadata host describes it", () => {
  expect(
    mistakesOf({ cloudEnvironmentName: "mine", metadataHost: "https://management.example.com" }),
  ).toEqual([]);
});

const LOGINS: Readonly<Record<string, Props>> = {
  clientCertPath: { clientCertPath: "/run/build.pfx" },
  clientSecret: { clientSecret: SECRET },
  clientJwt: { clientJwt: SECRET },
  oidcRequestToken: { oidcRequestToken: SECRET, oidcRequestUrl: "https://token.example.com" },
};

describe.each(Object.entries(LOGINS))("a login by %s", (prop, login) => {
  test("is complete with a client, a subscription and a tenant", () => {
    expect(mistakesOf({ ...PRINCIPAL, ...login })).toEqual([]);
  });

  test("needs the client and the subscription", () => {
    expect(mistakesOf(login)).toEqual([
      expect.stringContaining(`${prop} needs clientId: a service principal logs in with it`),
      expect.stringContaining(`${prop} needs subscriptionId: a service principal logs in with it`),
    ]);
  });

  test("excludes the Azure CLI", () => {
    expect(mistakesOf({ ...PRINCIPAL, ...login, useAzureCliAuth: true })).toEqual([
      expect.stringContaining(`${prop} can not be given together with useAzureCliAuth`),
    ]);
  });

  test("is not judged where an expression decides about the Azure CLI", () => {
    expect(mistakesOf({ ...login, useAzureCliAuth: reference("local.cli") })).toEqual([]);
  });
});

test("rejects a third way to log in with the second", () => {
  expect(
    mistakesOf({ ...PRINCIPAL, ...LOGINS["clientCertPath"], ...LOGINS["clientSecret"], clientJwt: SECRET }),
  ).toEqual([
    expect.stringContaining(
      "clientCertPath can not be given together with clientSecret and clientJwt: the plugin",
    ),
  ]);
});

test.each<[string, Props]>([
  ["the Azure CLI in a tenant", { useAzureCliAuth: true, tenantId: SUBSCRIPTION }],
  ["a managed identity of a subscription", { clientId: SUBSCRIPTION, subscriptionId: SUBSCRIPTION }],
  [
    "a certificate with its password",
    { ...PRINCIPAL, clientCertPath: "/run/build.pfx", clientCertPassword: SECRET },
  ],
])("%s can log in", (_, props) => expect(mistakesOf(props)).toEqual([]));

test.each([
  ["one region alone", { useShallowReplication: true, targetRegions: [EAST] }],
  ["no region", { useShallowReplication: true }],
  ["one replica", { useShallowReplication: true, targetRegions: [{ ...EAST, replicas: 1 }] }],
  ["many replicas, in depth", { targetRegions: [{ ...EAST, replicas: 100 }] }],
  ["sets in all regions", { targetRegions: [{ ...EAST, diskEncryptionSetId: encryptionSet("east") }] }],
  ["a specialised version", { specialized: true }],
])("a gallery version of %s is taken", (_, props) => {
  expect(mistakesOf({ sharedImageGalleryDestination: destination(props) })).toEqual([]);
});

test.each([
  ["EncryptedVMGuestStateOnlyWithPmk", "VMGuestStateOnly"],
  ["EncryptedWithPmk", "DiskWithVMGuestState"],
] as const)("%s goes with %s", (confidentialVmImageEncryptionType, securityEncryptionType) => {
  const gallery = destination({ confidentialVmImageEncryptionType });
  const props = { ...CONFIDENTIAL, securityEncryptionType, sharedImageGalleryDestination: gallery };

  expect(mistakesOf(props)).toEqual([]);
});

test("the build region is not asked for while a region is not known", () => {
  const targetRegions = [{ name: AzureRegion.WEST_US_2 }];
  const gallery = { sharedImageGalleryDestination: destination({ targetRegions }) };

  expect(mistakesOf({ ...gallery, location: reference("var.location") })).toEqual([]);
});

test.each<[string, string]>([
  ["subscription", "production"],
  ["resourceGroup", "rg."],
  ["galleryName", "a-b"],
  ["imageName", "a b"],
  ["imageVersion", "latest"],
])("rejects a gallery source whose %s is none", (prop, value) => {
  const parts = {
    subscription: SUBSCRIPTION,
    resourceGroup: "rg-images",
    galleryName: "golden_images",
    imageName: "ubuntu-base",
    imageVersion: "1.0.0",
  };

  expect(mistakesOf({ ...NO_MARKETPLACE, sharedImageGallery: parts })).toEqual([]);
  expect(mistakesOf({ ...NO_MARKETPLACE, sharedImageGallery: { ...parts, [prop]: value } })).toEqual([
    expect.stringMatching(new RegExp(`^sharedImageGallery\\.${prop} must be .*got "${value}"`)),
  ]);
  expect(mistakesOf({ ...NO_MARKETPLACE, sharedImageGallery: { ...parts, id: VERSION_ID } })).toEqual([
    expect.stringContaining(
      "sharedImageGallery.id can not be given together with sharedImageGallery.subscription and sharedImageGallery.resourceGroup and sharedImageGallery.galleryName and sharedImageGallery.imageName and sharedImageGallery.imageVersion: each",
    ),
  ]);
});

test.each(["/x", "/versions/1/x"])("rejects an id that goes on with %s", (rest) => {
  expect(mistakesOf({ ...NO_MARKETPLACE, sharedImageGallery: { id: VERSION_ID + rest } })).toEqual([
    expect.stringContaining("/versions/<version>, got "),
  ]);
});
