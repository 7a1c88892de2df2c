import { TerraformStack, Testing } from "cdktf";
import { ImageGallery, ImageGalleryProps } from "../../../constructs/azure";
import { AzureRegion, ComputeGallery, GalleryArtifactProps, GoldenImage } from "../../../constructs/image";
import { refusal } from "../image/refusal";
import { untyped } from "../image/sample";
import { Block, all, gallery, galleryArtifact, image, only, synthesized } from "./sample-stack";

const base = image({ bucket: "ubuntu-base" });
const web = image();

function galleryWith(given: Partial<ImageGalleryProps> = {}) {
  return synthesized((stack) => {
    new ImageGallery(stack, "Gallery", {
      gallery,
      images: [base, web],
      region: AzureRegion.EAST_US,
      ...given,
    });
  });
}

/** The definition of an image with one artifact that a test describes. */
function definitionOf(
  artifact: Partial<GalleryArtifactProps>,
  given: Partial<ImageGalleryProps> = {},
): Block {
  const images = [image({ artifacts: [galleryArtifact(artifact)] })];
  return only(galleryWith({ images, ...given }), "azurerm_shared_image");
}

test("the gallery has the contract's name, in the contract's resource group", () => {
  const json = galleryWith();

  expect(only(json, "azurerm_resource_group")).toMatchObject({
    name: "rg-golden-images",
    location: "eastus",
  });
  expect(only(json, "azurerm_shared_image_gallery")).toMatchObject({ name: "golden_images" });
});

test("a resource group that is there already is used and not made", () => {
  const json = galleryWith({ resourceGroupExists: true });

  expect(all(json, "azurerm_resource_group")).toEqual([]);
  expect(only(json, "azurerm_shared_image_gallery")).toMatchObject({
    resource_group_name: "rg-golden-images",
  });
});

test("each artifact has a definition of its own, called as the contract says", () => {
  const artifacts = [galleryArtifact(), galleryArtifact({ architecture: "Arm64" })];
  const json = galleryWith({ images: [base, image({ artifacts })] });

  expect(all(json, "azurerm_shared_image").map(({ name }) => name)).toEqual([
    "ubuntu-base",
    "ubuntu-web-arm64",
    "ubuntu-web",
  ]);
});

test("a definition's address follows from its name, so that another order of the images moves nothing", () => {
  const addresses = (images: readonly GoldenImage[]) =>
    Object.keys(galleryWith({ images }).resource["azurerm_shared_image"]!).sort();

  expect(addresses([base, web])).toEqual(addresses([web, base]));
});

test("publisher, offer and sku tell definitions apart", () => {
  const json = galleryWith({ publisher: "platform-team" });

  expect(all(json, "azurerm_shared_image").map(({ identifier }) => identifier)).toEqual([
    { publisher: "platform-team", offer: "ubuntu-base", sku: "ubuntu-base" },
    { publisher: "platform-team", offer: "ubuntu-web", sku: "ubuntu-web" },
  ]);
});

test.each<[Partial<GalleryArtifactProps>, Block]>([
  [{}, { trusted_launch_enabled: true, hyper_v_generation: "V2", architecture: "x64", specialized: false }],
  [{ securityType: "Standard", generation: "V1" }, { hyper_v_generation: "V1" }],
  [{ securityType: "ConfidentialVM" }, { confidential_vm_enabled: true }],
  [
    { securityType: "TrustedLaunchSupported", managedImage: { resourceGroup: "rg" } },
    { trusted_launch_supported: true },
  ],
  [{ architecture: "Arm64" }, { architecture: "Arm64", trusted_launch_enabled: true }],
  [{ specialized: true }, { specialized: true, trusted_launch_enabled: true }],
])("what the contract says of %j, the definition says too", (artifact, expected) => {
  const definition = definitionOf(artifact);
  const flags = Object.keys(definition).filter((name) => /^(?:trusted|confidential)/.test(name));

  expect(definition).toMatchObject({ os_type: "Linux", ...expected });
  expect(flags).toEqual(Object.keys(expected).filter((name) => /^(?:trusted|confidential)/.test(name)));
});

test("an image takes NVMe disks and accelerated networking, unless its generation can not", () => {
  expect(definitionOf({})).toMatchObject({
    disk_controller_type_nvme_enabled: true,
    accelerated_network_support_enabled: true,
  });
  expect(definitionOf({ securityType: "Standard", generation: "V1" })).toMatchObject({
    disk_controller_type_nvme_enabled: false,
  });
});

test("options are for every definition, or for one", () => {
  const json = galleryWith({
    minVcpus: 2,
    maxVcpus: 8,
    minMemoryGiB: 4,
    maxMemoryGiB: 64,
    endOfLifeDate: "2029-05-31T00:00:00Z",
    definitions: { "ubuntu-web": { minVcpus: 4, nvmeEnabled: false } },
  });

  expect(all(json, "azurerm_shared_image")).toMatchObject([
    {
      min_recommended_vcpu_count: 2,
      max_recommended_vcpu_count: 8,
      min_recommended_memory_in_gb: 4,
      max_recommended_memory_in_gb: 64,
      end_of_life_date: "2029-05-31T00:00:00Z",
      disk_controller_type_nvme_enabled: true,
    },
    {
      min_recommended_vcpu_count: 4,
      max_recommended_vcpu_count: 8,
      disk_controller_type_nvme_enabled: false,
    },
  ]);
});

test("a definition has the image's labels and the gallery's tags", () => {
  const json = galleryWith({ images: [web], tags: { environment: "shared" } });

  expect(only(json, "azurerm_shared_image")["tags"]).toEqual({
    owner: "platform-team",
    environment: "shared",
  });
});

test("nothing in the gallery can be destroyed, unless it is said", () => {
  const lifecycles = (given: Partial<ImageGalleryProps>) => {
    const { resource } = galleryWith(given);
    return Object.values(resource)
      .flatMap((blocks) => Object.values(blocks))
      .map(({ lifecycle }) => lifecycle);
  };

  expect(lifecycles({})).toEqual(Array(4).fill({ prevent_destroy: true }));
  expect(lifecycles({ destroyable: true })).toEqual(Array(4).fill({ prevent_destroy: false }));
});

test("what users write arrives as it was written", () => {
  const json = galleryWith({
    images: [image({ description: "costs ${price} and %{if}", labels: { owner: "${team}" } })],
    tags: { "${name}": "%{value}" },
  });
  const { description, tags } = only(json, "azurerm_shared_image");

  expect(description).toBe("costs $${price} and %%{if}");
  expect(tags).toEqual({ owner: "$${team}", "$${name}": "%%{value}" });
});

test("an artifact in another gallery is left to that gallery", () => {
  const other = new ComputeGallery({ name: "europe", resourceGroup: "rg-europe" });
  const both = image({
    artifacts: [galleryArtifact(), galleryArtifact({ gallery: other, definition: "web-eu", label: "eu" })],
  });

  expect(only(galleryWith({ images: [both] }), "azurerm_shared_image")["name"]).toBe("ubuntu-web");
});

function refused(given: Partial<ImageGalleryProps>): string {
  return refusal(() => galleryWith(given));
}

test("rejects an image that is in another gallery altogether", () => {
  const other = new ComputeGallery({ name: "europe", resourceGroup: "rg-europe" });

  expect(refused({ gallery: other, images: [web] })).toBe(
    "[production/Gallery] images must be published to europe, as ubuntu-web is not; leave it to the construct of its own gallery",
  );
});

test("rejects two images with one definition, also when they differ in case only", () => {
  expect(refused({ images: [web, image({ bucket: "Ubuntu-Web" })] })).toBe(
    '[production/Gallery] images must each have a definition of their own, and ubuntu-web and Ubuntu-Web have one, got "Ubuntu-Web"; give one of them another definition, or list the image once',
  );
});

test("rejects a definition whose name is too long for an identifier", () => {
  const definition = "x".repeat(65);
  const artifacts = [galleryArtifact({ definition })];

  expect(refused({ images: [image({ artifacts })] })).toContain(
    "images must have definitions of at most 64 characters, which is the limit of an identifier's sku",
  );
});

test("rejects options for a definition that is not there, with the one that is meant", () => {
  expect(refused({ definitions: { "ubuntu-wbe": {} } })).toBe(
    '[production/Gallery] definitions["ubuntu-wbe"] is no definition of this gallery, got "ubuntu-wbe"; did you mean "ubuntu-web"?',
  );
});

test.each<[Partial<ImageGalleryProps>, string]>([
  [{ endOfLifeDate: "2029-02-30T00:00:00Z" }, "endOfLifeDate must be a date and time as in RFC 3339"],
  [{ endOfLifeDate: "2029-05-31" }, "endOfLifeDate must be a date and time as in RFC 3339"],
  [{ minVcpus: 0 }, "minVcpus must be a whole number from 1 to 80, got 0"],
  [{ maxMemoryGiB: 641 }, "maxMemoryGiB must be a whole number from 1 to 640, got 641"],
  [{ minVcpus: 8, maxVcpus: 4 }, "minVcpus must not be more than maxVcpus, which is 4, got 8"],
  [{ publisher: "a b" }, "publisher must be 1 to 128 letters"],
  [{ publisher: "team." }, "publisher must be 1 to 128 letters"],
  [{ images: [] }, "images must hold at least one GoldenImage"],
  [
    { region: untyped("eastus") },
    'region must be an AzureRegion, got "eastus"; use AzureRegion.of("eastus")',
  ],
  [{ gallery: untyped({ name: "x" }) }, "gallery must be a ComputeGallery"],
  [{ destroyable: untyped("no") }, 'destroyable must be true or false, got "no"'],
  [{ nvmeEnabled: untyped("yes") }, 'nvmeEnabled must be true or false, got "yes"'],
  [{ tags: { "a/b": "x" } }, 'tags["a/b"] must have a name of 1 to 512 bytes'],
  [{ tags: { Owner: "x" } }, 'tags["Owner"] is the same tag as "owner"'],
  [
    { definitions: { "ubuntu-web": { maxVcpus: 0.5 } } },
    'definitions["ubuntu-web"].maxVcpus must be a whole',
  ],
])("rejects %j", (given, message) => {
  expect(refused(given)).toContain(message);
});

test("rejects more tags than Azure takes", () => {
  const tags = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`tag-${n}`, "x"]));

  expect(refused({ tags })).toContain("tags must hold at most 50 entries, holds 60; leave some out");
});

test("rejects tags that are too many together with the labels", () => {
  const tags = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`tag-${n}`, "x"]));

  expect(refused({ images: [web], tags })).toContain("tags must hold at most 50 entries, holds 51");
});

test("rejects NVMe for an image of generation V1", () => {
  const images = [image({ artifacts: [galleryArtifact({ securityType: "Standard", generation: "V1" })] })];

  expect(refused({ images, nvmeEnabled: true })).toContain(
    "nvmeEnabled is not possible for ubuntu-web, of generation V1",
  );
});

test("rejects a gallery of another subscription than the provider's", () => {
  const subscriptionId = "00000000-0000-0000-0000-000000000001";
  const elsewhere = new ComputeGallery({ name: "shared", resourceGroup: "rg", subscriptionId });
  const images = [image({ artifacts: [galleryArtifact({ gallery: elsewhere })] })];

  expect(() => galleryWith({ gallery: elsewhere, images })).toThrow(
    `[production/Gallery] the gallery is in subscription ${subscriptionId}: give addAzurermProvider that subscriptionId`,
  );
});

test("rejects with every problem at once", () => {
  expect(refused({ images: [], minVcpus: 0, publisher: "" })).toMatch(/^3 problems\n/);
});

test("rejects a missing gallery without an error of our own", () => {
  const stack = new TerraformStack(Testing.app(), "production");

  expect(refusal(() => new ImageGallery(stack, "Gallery", untyped(undefined)))).toContain(
    "props must be an object",
  );
});
