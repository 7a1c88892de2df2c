import { HclText, call, reference, template } from "../../../../constructs/hcl";
import { AzureRegion } from "../../../../constructs/image";
import { AzureArmSource, PackerVariable } from "../../../../constructs/packer";
import {
  NO_MARKETPLACE,
  SUBSCRIPTION,
  VERSION_ID,
  destination,
  encryptionSet,
  mistakesOf,
  printed,
  sourceProps,
} from "./sources";

const SECRET = new PackerVariable({ name: "secret", sensitive: true });

/** The one line of the printed source that sets `option`. */
function lineOf(option: string, text: string): string | undefined {
  const lines = text.split("\n").map((line) => line.trim().replace(/ +=/, " ="));
  return lines.find((line) => line.startsWith(`${option} =`));
}

test("a source reads like one that was written by hand", () => {
  expect(
    printed({
      imageVersion: "24.04.202603110",
      sharedImageGalleryDestination: destination({
        targetRegions: [{ name: AzureRegion.EAST_US }, { name: AzureRegion.of("West US 2"), replicas: 2 }],
      }),
      sharedImageGalleryTimeoutMinutes: 90,
      securityType: "TrustedLaunch",
      secureBootEnabled: true,
      vtpmEnabled: true,
      osDiskSizeGiB: 64,
      spot: { evictionPolicy: "Delete", maxPriceUsdPerHour: -1 },
      allowedInboundIpAddresses: ["203.0.113.0/24", "2001:db8::1"],
      sshTimeoutMinutes: 10,
      useAzureCliAuth: true,
      azureTags: { owner: "platform-team", parent: reference("local.parent") },
    }),
  ).toBe(`source "azure-arm" "ubuntu" {
  # What the image is built from
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
  image_sku       = "server"
  image_version   = "24.04.202603110"

  # What it becomes
  shared_image_gallery_timeout = "90m"

  shared_image_gallery_destination {
    resource_group = "rg-images"
    gallery_name   = "golden_images"
    image_name     = "ubuntu-base"
    image_version  = "1.0.0"

    target_region {
      name = "eastus"
    }

    target_region {
      name     = "westus2"
      replicas = 2
    }
  }

  # The VM that it is built on
  location            = "eastus"
  vm_size             = "Standard_D2s_v5"
  os_type             = "Linux"
  security_type       = "TrustedLaunch"
  secure_boot_enabled = true
  vtpm_enabled        = true
  os_disk_size_gb     = 64

  spot {
    eviction_policy = "Delete"
    max_price       = -1
  }

  # How Packer reaches it
  allowed_inbound_ip_addresses = ["203.0.113.0/24", "2001:db8::1"]

  ssh_timeout = "10m"

  # How Packer logs in to Azure
  use_azure_cli_auth = true

  # Tags of all that the build makes
  azure_tags = {
    owner  = "platform-team"
    parent = local.parent
  }
}
`);
});

test("whole numbers of minutes, hours and seconds become the plugin's durations", () => {
  const text = printed({ sshTimeoutMinutes: 10, pollingTimeoutMinutes: 45, sshKeepAliveIntervalSeconds: 30 });

  expect(lineOf("ssh_timeout", text)).toBe('ssh_timeout = "10m"');
  expect(lineOf("polling_duration_timeout", text)).toBe('polling_duration_timeout = "45m"');
  expect(lineOf("ssh_keep_alive_interval", text)).toBe('ssh_keep_alive_interval = "30s"');
});

test("the location is written in its short spelling, which HCP Packer records", () => {
  expect(lineOf("location", printed({ location: AzureRegion.of("East US 2") }))).toBe('location = "eastus2"');
});

test("an expression stands where a text can, and only Packer judges it", () => {
  const id = reference("data.hcp-packer-artifact.parent.external_identifier");
  const version = call("formatdate", "YYYY.MMDD.hhmm", call("timestamp"));
  const text = printed({
    ...NO_MARKETPLACE,
    sharedImageGallery: { id },
    location: reference("var.location"),
    sharedImageGalleryDestination: destination({
      imageVersion: version,
      imageName: template("ubuntu-", reference("var.team")),
      targetRegions: [{ name: AzureRegion.WEST_EUROPE }],
    }),
  });

  expect(lineOf("id", text)).toBe("id = data.hcp-packer-artifact.parent.external_identifier");
  expect(lineOf("location", text)).toBe("location = var.location");
  expect(lineOf("image_name", text)).toBe('image_name = "ubuntu-${var.team}"');
  expect(
    mistakesOf({ ...NO_MARKETPLACE, sharedImageGallery: { id }, location: reference("var.location") }),
  ).toEqual([]);
});

test("a template of Packer's second layer in a text stays text", () => {
  const text = printed({ azureTags: { "a {{ b": "{{ env `HOME` }}" }, sshHost: "{{ .Host }}" });

  expect(text).toContain('"a {{`{{`}} b" = "{{`{{`}} env `HOME` }}"');
  expect(lineOf("ssh_host", text)).toBe('ssh_host = "{{`{{`}} .Host }}"');
});

test("an end of life is written in UTC, whatever the form of RFC 3339 it is given in", () => {
  const option = "shared_gallery_image_version_end_of_life_date";
  const given = { sharedGalleryImageVersionEndOfLifeDate: "2028-01-01T01:30:00.250+02:00" };

  expect(lineOf(option, printed(given))).toBe(`${option} = "2027-12-31T23:30:00Z"`);
  expect(mistakesOf({ sharedGalleryImageVersionEndOfLifeDate: "2028-02-29T00:00:00Z" })).toEqual([]);
});

test("a secret is written by its variable's name", () => {
  const login = {
    subscriptionId: SUBSCRIPTION,
    clientId: SUBSCRIPTION,
    tenantId: SUBSCRIPTION,
    clientSecret: SECRET,
  };

  expect(lineOf("client_secret", printed(login))).toBe("client_secret = var.secret");
  expect(mistakesOf(login)).toEqual([]);
});

test("a secret can be handed over on a condition", () => {
  const secret = { secret: SECRET.value, onlyIf: reference("local.password_login") };

  expect(lineOf("ssh_password", printed({ sshPassword: secret }))).toBe(
    "ssh_password = local.password_login ? var.secret : null",
  );
});

test.each([
  ["text", "hunter2"],
  ["a condition that is text", { secret: SECRET.value, onlyIf: "hunter2" }],
  ["a condition on text", { secret: "hunter2", onlyIf: reference("local.x") }],
  ["a condition on a template", { secret: template("hunter2"), onlyIf: reference("local.x") }],
  ["an expression", template("hunter2")],
  ["a variable that is not sensitive", new PackerVariable({ name: "hunter2" })],
])("rejects %s as a secret, and neither writes nor shows it", (_name, secret) => {
  const props = { sshPassword: secret as never };

  expect(mistakesOf(props)).toEqual([
    expect.stringMatching(/^sshPassword is a secret and must be a sensitive/),
  ]);
  expect(mistakesOf(props).join()).not.toContain("hunter2");
  expect(JSON.stringify(new AzureArmSource(sourceProps(props)).body())).not.toContain("hunter2");
});

test("managed image and gallery version can be made at once", () => {
  const props = { managedImageName: "ubuntu-base", managedImageResourceGroupName: "rg-images" };

  expect(mistakesOf(props)).toEqual([]);
  expect(printed(props)).toContain('managed_image_name                = "ubuntu-base"');
});

test("a confidential image with keys of one's own is possible", () => {
  const props = {
    securityType: "ConfidentialVM",
    vtpmEnabled: true,
    secureBootEnabled: true,
    vmSize: "Standard_DC2as_v5",
    imageSku: "cvm",
    securityEncryptionType: "DiskWithVMGuestState",
    diskEncryptionSetId: encryptionSet("east"),
    sharedImageGalleryDestination: destination({
      confidentialVmImageEncryptionType: "EncryptedWithCmk",
      targetRegions: [{ name: AzureRegion.EAST_US, diskEncryptionSetId: encryptionSet("east") }],
    }),
  } as const;

  expect(mistakesOf(props)).toEqual([]);
});

test.each([
  ["the id of a gallery version", { sharedImageGallery: { id: VERSION_ID } }],
  [
    "a community gallery",
    { sharedImageGallery: { communityGalleryImageId: "/CommunityGalleries/u/Images/noble" } },
  ],
  [
    "a shared gallery",
    { sharedImageGallery: { directSharedGalleryImageId: "/SharedGalleries/u/Images/noble" } },
  ],
  ["a VHD", { imageUrl: "https://images.blob.core.windows.net/vhds/ubuntu.vhd" }],
])("%s can be the source", (_name, source) => {
  expect(mistakesOf({ ...NO_MARKETPLACE, ...source })).toEqual([]);
});

test("an Arm64 image is built on an Arm64 size", () => {
  expect(mistakesOf({ imageSku: "server-arm64", vmSize: "Standard_D2ps_v5" })).toEqual([]);
});

test("a network of one's own needs no public address", () => {
  const network = {
    virtualNetworkName: "vnet-build",
    virtualNetworkSubnetName: "snet-build",
    virtualNetworkResourceGroupName: "rg-network",
  };

  expect(mistakesOf(network)).toEqual([]);
});

test("rejects what the types refuse too, without ending in a TypeError", () => {
  const wrong = {
    label: 7,
    vmSize: 7,
    location: "East US",
    sharedImageGalleryDestination: "golden_images",
    sharedImageGallery: [],
    allowedInboundIpAddresses: "203.0.113.0/24",
    diskAdditionalLuns: "0",
    osDiskSizeGiB: "64",
    vtpmEnabled: "true",
    spot: true,
    planInfo: null,
    azureTags: ["owner"],
  } as unknown as Partial<ReturnType<typeof sourceProps>>;

  expect(mistakesOf(wrong).length).toBeGreaterThan(10);
  expect(() => new AzureArmSource(sourceProps(wrong)).body()).not.toThrow();
});

test.each(["ops", "_ops", "a".repeat(32)])("%s can be the user of the build", (sshUsername) => {
  expect(mistakesOf({ sshUsername })).toEqual([]);
});

test("a tag that holds an expression, however long, is Packer's to judge", () => {
  expect(mistakesOf({ azureTags: { parent: reference("local.parent") } })).toEqual([]);
});

test("rejects text that is only spaces", () => {
  expect(mistakesOf({ sshHost: " " as HclText })).toEqual([
    'sshHost must be text that is not empty: the plugin takes empty text for an option that is not given, got " "; leave it out, or give a value',
  ]);
});
