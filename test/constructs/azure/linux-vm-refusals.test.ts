import { LinuxVmProps } from "../../../constructs/azure";
import { ImagePolicy } from "../../../constructs/hcp";
import { AzureRegion, GalleryArtifactProps, PlatformArtifact } from "../../../constructs/image";
import { refusal } from "../image/refusal";
import { untyped } from "../image/sample";
import { galleryArtifact, image, vmWith } from "./sample-stack";

type Given = Parameters<typeof vmWith>[0];

function refused(given: Given): string {
  return refusal(() => vmWith(given));
}

function refusedFor(artifact: Partial<GalleryArtifactProps>, given: Given): string {
  return refused({ from: image({ artifacts: [galleryArtifact(artifact)] }), ...given });
}

test("rejects a region that the image is not replicated to, before anything is planned", () => {
  expect(refused({ region: AzureRegion.WEST_EUROPE })).toContain(
    '[production/Vm] region must be a region that ubuntu-web is replicated to, got "westeurope"; deploy to eastus or westus2, or add the region to its replicaRegions and build a version',
  );
});

test("rejects a region that is not the network's", () => {
  expect(refused({ region: AzureRegion.WEST_US_2 })).toBe(
    '[production/Vm] region must be the network\'s, eastus: a VM has its network interface in its own region, got "westus2"; leave it out, or give a network in that region',
  );
});

test("rejects a size of another architecture than the image's", () => {
  expect(refusedFor({ architecture: "Arm64" }, { size: "Standard_D2s_v5" })).toBe(
    '[production/Vm] size must be a size for Arm64, the architecture of ubuntu-web, got "Standard_D2s_v5"; use one such as "Standard_D2ps_v6"',
  );
  expect(refused({ size: "Standard_D2ps_v6" })).toContain("size must be a size for x64");
});

test.each(["Standard_D2s_v3", "Standard_D2s_v5"])("%s can have Trusted Launch", (size) => {
  expect(vmWith({ size })["size"]).toBe(size);
});

test.each(["Standard_A2_v2", "Standard_D2_v3"])("rejects %s, which has no Trusted Launch", (size) => {
  expect(refused({ size })).toContain("size must be a size with Trusted Launch, which ubuntu-web asks for");
});

test.each(["Standard_D2s_v5", "Standard_DC2s_v2", "Standard_DC2ds_v3"])(
  "rejects %s for a confidential image",
  (size) => {
    expect(refusedFor({ securityType: "ConfidentialVM" }, { size })).toContain(
      "size must be a size for confidential VMs, which ubuntu-web asks for",
    );
  },
);

test.each<[Partial<GalleryArtifactProps>, boolean, string]>([
  [{}, false, "must be true, because ubuntu-web is TrustedLaunch"],
  [{ securityType: "Standard" }, true, "must be false, because ubuntu-web is Standard"],
])(
  "rejects a VM whose security type disagrees with the contract: %j",
  (artifact, trustedLaunchEnabled, rule) => {
    expect(refusedFor(artifact, { trustedLaunchEnabled })).toBe(
      `[production/Vm] trustedLaunchEnabled ${rule}, and Azure refuses a VM that differs, got ${trustedLaunchEnabled}; leave it out`,
    );
  },
);

test("rejects a specialised image, which has its own users", () => {
  expect(refusedFor({ specialized: true }, {})).toContain(
    "image must be generalised, and ubuntu-web is not: Azure gives a specialised image no user and no key",
  );
});

test("rejects an artifact on another platform", () => {
  const aws = PlatformArtifact.of({ platform: "aws", region: "us-east-1", builder: "amazon-ebs" });

  expect(refused({ from: image({ artifacts: [aws] }) })).toContain(
    '[production/Vm] image must be an artifact in a Compute Gallery, got "amazon-ebs.ubuntu-web"',
  );
});

test("rejects a VM name of 70 characters", () => {
  const name = "x".repeat(70);

  expect(refused({ name })).toBe(
    `[production/Vm] name must be 1 to 64 letters, digits and inner dashes, not digits alone, got "${name}"; use a name such as "web-1"`,
  );
});

test("rejects a name that is too long for the image behind it", () => {
  const given = { policy: ImagePolicy.pinned("01JZ"), replacement: "create-before-destroy" } as const;

  expect(refused({ name: "x".repeat(51), ...given })).toContain("name must be 1 to 50 letters");
  expect(String(vmWith({ name: "x".repeat(50), ...given })["name"]).length).toBeLessThanOrEqual(64);
});

test("rejects a password, which no type allows, without showing it", () => {
  const message = refused(untyped({ adminPassword: "hunter2" }));

  expect(message).toBe(
    "[production/Vm] adminPassword is not possible: the only way in is an SSH key; leave it out, and give adminSshKey",
  );
});

test("rejects data disks for a VM that is made before the old one is gone", () => {
  const dataDisks = [{ name: "data", sizeGiB: 8, lun: 0 }];

  expect(refused({ replacement: "create-before-destroy", dataDisks })).toContain(
    "replacement can not be create-before-destroy with data disks",
  );
});

test("rejects a held image for a VM that is made before the old one is gone", () => {
  expect(refused({ replacement: "create-before-destroy", policy: ImagePolicy.held() })).toContain(
    "replacement can not be create-before-destroy with a held image",
  );
});

test("rejects a VM that nobody owns", () => {
  expect(refused({ from: image({ labels: {} }) })).toBe(
    '[production/Vm] tags must name an owner, because neither they nor the image\'s labels do, got {}; add owner: "platform-team"',
  );
});

test("rejects 60 tags", () => {
  const tags = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`tag-${n}`, "x"]));

  expect(refused({ tags })).toContain("tags must hold at most 44 entries, holds 60");
});

test("rejects a tag that says which image is running", () => {
  expect(refused({ tags: { Image_Version: "v1" } })).toContain(
    'tags names a tag that says which image is running, got "Image_Version"',
  );
});

test.each<[Given, string]>([
  [{ name: "" }, "name must be 1 to 64"],
  [{ name: "web_1" }, "name must be 1 to 64"],
  [{ name: "-web" }, "name must be 1 to 64"],
  [{ name: "web." }, "name must be 1 to 64"],
  [{ name: "12" }, "name must be 1 to 64"],
  [{ size: "D2s_v5" }, 'size must be a VM size, got "D2s_v5"'],
  [{ size: "Standard_B1s" }, "size must be a size with accelerated networking"],
  [{ zone: untyped("4") }, 'zone must be "1" or "2" or "3", got "4"'],
  [{ zone: untyped(1) }, 'zone must be "1" or "2" or "3", got 1'],
  [{ replacement: untyped("rolling") }, 'replacement must be "in-place" or "create-before-destroy"'],
  [{ osDiskType: untyped("PremiumV2_LRS") }, 'osDiskType must be "Premium_LRS" or'],
  [{ osDiskSizeGiB: 5000 }, "osDiskSizeGiB must be a whole number from 1 to 4095, got 5000"],
  [{ diskEncryptionSetId: "des" }, "diskEncryptionSetId must be the full id of a disk encryption set"],
  [{ patchMode: "AutomaticByPlatform" }, "patchMode needs extensionsAllowed"],
  [{ extensionsAllowed: untyped("yes") }, 'extensionsAllowed must be true or false, got "yes"'],
  [{ diskControllerType: untyped("IDE") }, 'diskControllerType must be "SCSI" or "NVMe"'],
  [{ network: untyped("snet") }, "network must be a network"],
  [{ region: untyped("eastus") }, 'region must be an AzureRegion, got "eastus"'],
  [{ resourceGroupName: "" }, "resourceGroupName must be 1 to 90 letters"],
  [{ tags: untyped("owner") }, 'tags must be an object of names and values, got "owner"'],
  [{ dataDisks: untyped({}) }, "dataDisks must be a list, got {}"],
  [{ dataDisks: untyped(["data"]) }, 'dataDisks[0] must be a disk, got "data"'],
])("rejects %j", (given, message) => {
  expect(refused(given)).toContain(message);
});

test.each<[object, string]>([
  [{ name: "my data" }, "dataDisks[0].name must be 1 to 20 letters"],
  [{ sizeGiB: 0 }, "dataDisks[0].sizeGiB must be a whole number from 1 to 32767, got 0"],
  [{ lun: 64 }, "dataDisks[0].lun must be a whole number from 0 to 63, got 64"],
  [
    { caching: "none" },
    'dataDisks[0].caching must be "None" or "ReadOnly" or "ReadWrite", got "none"; use "None"',
  ],
  [{ storageAccountType: "Premium" }, 'dataDisks[0].storageAccountType must be "Premium_LRS"'],
  [{ diskEncryptionSetId: "des" }, "dataDisks[0].diskEncryptionSetId must be the full id"],
])("rejects the data disk %j", (given, message) => {
  const disk = { name: "data", sizeGiB: 8, lun: 0, ...given };

  expect(refused({ dataDisks: [untyped<NonNullable<LinuxVmProps["dataDisks"]>[number]>(disk)] })).toContain(
    message,
  );
});

test("rejects two data disks with one name or one number", () => {
  const disk = { name: "data", sizeGiB: 8, lun: 0 };
  const message = refused({ dataDisks: [disk, { ...disk, name: "DATA" }] });

  expect(message).toContain("dataDisks[1].name must be 1 to 20 letters");
  expect(message).toContain("dataDisks[1].lun is the number of another disk, too, got 0");
});

test("rejects with every problem at once", () => {
  expect(refused({ name: "", size: "small", adminUsername: "admin" })).toMatch(/^3 problems\n/);
});
