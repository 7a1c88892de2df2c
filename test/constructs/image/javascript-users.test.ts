import {
  AzureRegion,
  ComputeGallery,
  GalleryArtifact,
  GoldenImage,
  GoldenImageProps,
} from "../../../constructs/image";
import { refusal } from "./refusal";
import { gallery, sampleArtifact, sampleImage, untyped } from "./sample";

/** What the compiler would refuse: each is a message with a fix, and never a TypeError. */
const PATH = "[GoldenImage ubuntu-base]";
const SLUG_RULE = "must be 3 to 36 letters, digits and inner dashes";

test.each([undefined, null, "ubuntu-base", ["ubuntu-base"], 7])(
  "rejects %j in place of an image's props",
  (props) => {
    const got = props === undefined ? "" : `, got ${JSON.stringify(props)}`;
    expect(refusal(() => new GoldenImage(untyped<GoldenImageProps<string>>(props)))).toBe(
      `[GoldenImage] props must be an object${got}; write new GoldenImage({ bucket: "ubuntu-base", ... })`,
    );
  },
);

test("rejects an image of which nothing is told, with everything that is missing", () => {
  expect(refusal(() => new GoldenImage(untyped<GoldenImageProps<string>>({})))).toBe(
    [
      "4 problems",
      `  [GoldenImage] bucket ${SLUG_RULE}; use a name such as "ubuntu-base"`,
      "  [GoldenImage] description must be text; write it in quotes",
      '  [GoldenImage] channels must be a list; write ["development", "production"]',
      "  [GoldenImage] artifacts must be a list; write [GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US })]",
    ].join("\n"),
  );
});

test.each([[["ubuntu-base"]], [7], [null], [{ toString: () => "ubuntu-base" }]])(
  "rejects %j as a bucket",
  (bucket) => {
    expect(refusal(() => sampleImage({ bucket: untyped(bucket) }))).toBe(
      `[GoldenImage] bucket ${SLUG_RULE}, got ${JSON.stringify(bucket)}; use a name such as "ubuntu-base"`,
    );
  },
);

test("rejects a symbol as a bucket", () => {
  expect(refusal(() => sampleImage({ bucket: untyped(Symbol("ubuntu")) }))).toBe(
    `[GoldenImage] bucket ${SLUG_RULE}, got Symbol(ubuntu); use a name such as "ubuntu-base"`,
  );
});

test("rejects a single channel that is not in a list", () => {
  expect(refusal(() => sampleImage({ channels: untyped("production") }))).toBe(
    `${PATH} channels must be a list, got "production"; write ["development", "production"]`,
  );
});

test.each([null, 7, ["production"], {}])("rejects %j as a channel", (channel) => {
  expect(refusal(() => sampleImage({ channels: [untyped(channel)] }))).toBe(
    `${PATH} channels[0] ${SLUG_RULE}, got ${JSON.stringify(channel)}; use a name such as "production"`,
  );
});

test("rejects a single artifact that is not in a list", () => {
  const artifact = GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US });
  expect(refusal(() => sampleImage({ artifacts: untyped(artifact) }))).toContain(
    `${PATH} artifacts must be a list, got {`,
  );
});

test.each([{}, null, "azure", []])("rejects %j as an artifact", (artifact) => {
  expect(refusal(() => sampleImage({ artifacts: [untyped(artifact)] }))).toBe(
    `${PATH} artifacts[0] must be an artifact, got ${JSON.stringify(artifact)}; make it with GalleryArtifact.of() or PlatformArtifact.of()`,
  );
});

test("rejects a gallery artifact without props", () => {
  expect(refusal(() => GalleryArtifact.of(untyped(undefined)))).toBe(
    "[GalleryArtifact] props must be an object; write GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US })",
  );
});

test("rejects a gallery artifact of which nothing is told", () => {
  expect(refusal(() => sampleImage({ artifacts: [GalleryArtifact.of(untyped({}))] }))).toBe(
    [
      "2 problems",
      `  ${PATH} artifacts[0].gallery must be a ComputeGallery; use new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" })`,
      `  ${PATH} artifacts[0].buildRegion must be an AzureRegion; use AzureRegion.of("eastus")`,
    ].join("\n"),
  );
});

test.each([
  ["eastus", "eastus"],
  ["East US 2", "eastus2"],
  ["westeurop", "westeurope"],
  ["moonbase", "eastus"],
])("rejects the name %s in place of a region, and says to use %s", (region, name) => {
  expect(refusal(() => sampleArtifact({ buildRegion: untyped(region) }))).toBe(
    `${PATH} artifacts[0].buildRegion must be an AzureRegion, got "${region}"; use AzureRegion.of("${name}")`,
  );
});

test("rejects an object that only looks like a region", () => {
  expect(refusal(() => sampleArtifact({ buildRegion: untyped({ name: "eastus" }) }))).toBe(
    `${PATH} artifacts[0].buildRegion must be an AzureRegion, got {"name":"eastus"}; use AzureRegion.of("eastus")`,
  );
});

test("rejects names among the replica regions, with details or without", () => {
  const replicaRegions = ["westus2", { region: "uksouth", replicas: 1 }, null];
  expect(refusal(() => sampleArtifact({ replicaRegions: untyped(replicaRegions) }))).toBe(
    [
      "3 problems",
      `  ${PATH} artifacts[0].replicaRegions[0] must be an AzureRegion, got "westus2"; use AzureRegion.of("westus2")`,
      `  ${PATH} artifacts[0].replicaRegions[1] must be an AzureRegion, got "uksouth"; use AzureRegion.of("uksouth")`,
      `  ${PATH} artifacts[0].replicaRegions[2] must be an AzureRegion, got null; use AzureRegion.of("eastus")`,
    ].join("\n"),
  );
});

test("rejects a single replica region that is not in a list", () => {
  expect(refusal(() => sampleArtifact({ replicaRegions: untyped(AzureRegion.WEST_US_2) }))).toBe(
    `${PATH} artifacts[0].replicaRegions must be a list, got {"name":"westus2"}; write [AzureRegion.WEST_US_2]`,
  );
});

test("rejects a gallery's props in place of a gallery, since nothing would check them", () => {
  const props = { name: "golden-images", resourceGroup: "rg" };
  expect(refusal(() => sampleArtifact({ gallery: untyped(props) }))).toBe(
    `${PATH} artifacts[0].gallery must be a ComputeGallery, got ${JSON.stringify(props)}; use new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" })`,
  );
});

test("a gallery of another copy of the package is a gallery", () => {
  jest.isolateModules(() => {
    const other = jest.requireActual<{ ComputeGallery: typeof ComputeGallery }>("../../../constructs/image");
    expect(other.ComputeGallery).not.toBe(ComputeGallery);
    const foreign = new other.ComputeGallery({ name: "golden_images", resourceGroup: "rg" });
    expect(sampleArtifact({ gallery: untyped(foreign) }).gallery).toBe(foreign);
  });
});

test.each([
  [
    "securityType",
    "trustedlaunch",
    '"TrustedLaunch" or "TrustedLaunchSupported" or "ConfidentialVM" or "Standard"',
    'use "TrustedLaunch"',
  ],
  [
    "securityType",
    "none",
    '"TrustedLaunch" or "TrustedLaunchSupported" or "ConfidentialVM" or "Standard"',
    'use "TrustedLaunch"',
  ],
  ["architecture", "arm64", '"x64" or "Arm64"', 'use "Arm64"'],
  ["architecture", "amd64", '"x64" or "Arm64"', 'use "x64"'],
  ["generation", "v2", '"V2" or "V1"', 'use "V2"'],
  ["generation", 2, '"V2" or "V1"', 'use "V2"'],
])("rejects %s %j", (property, value, words, fix) => {
  expect(refusal(() => sampleArtifact({ [property]: value }))).toBe(
    `${PATH} artifacts[0].${property} must be ${words}, got ${JSON.stringify(value)}; ${fix}`,
  );
});

test("rejects false in quotes, which would count as true", () => {
  expect(refusal(() => sampleArtifact({ specialized: untyped("false") }))).toBe(
    `${PATH} artifacts[0].specialized must be true or false, got "false"; write it without quotes`,
  );
});

test("rejects a number of replicas in quotes", () => {
  expect(refusal(() => sampleArtifact({ replicas: untyped("3") }))).toBe(
    `${PATH} artifacts[0].replicas must be a whole number from 1 to 100, got "3"; use 1, or 3 for a production region`,
  );
});

test("rejects a definition and a label that are no text", () => {
  expect(refusal(() => sampleArtifact({ definition: untyped(7), label: untyped(["base"]) }))).toBe(
    [
      "2 problems",
      `  ${PATH} artifacts[0].definition must be 1 to 80 letters, digits, dots, dashes and underscores, starting with a letter or digit and not ending in a dot or dash, got 7; use a name such as "ubuntu-base"`,
      `  ${PATH} artifacts[0].label must be letters, digits, dashes and underscores, not starting with a digit or dash, got ["base"]; give a label such as "ubuntu-base"`,
    ].join("\n"),
  );
});

test.each(["rg-golden-images", true, ["rg"]])("rejects %j as a managed image", (managedImage) => {
  expect(
    refusal(() => sampleArtifact({ securityType: "Standard", managedImage: untyped(managedImage) })),
  ).toBe(
    `${PATH} artifacts[0].managedImage must be an object, got ${JSON.stringify(managedImage)}; write { resourceGroup: "rg-golden-images" }`,
  );
});

test("rejects a managed image without a resource group", () => {
  expect(refusal(() => sampleArtifact({ securityType: "Standard", managedImage: untyped({}) }))).toBe(
    `${PATH} artifacts[0].managedImage.resourceGroup must be 1 to 90 letters, digits and _ . ( ) -, starting with a letter or digit and not ending in a dot or dash; use a name such as "rg-golden-images"`,
  );
});

test("rejects labels in a list", () => {
  expect(refusal(() => sampleImage({ labels: untyped(["owner"]) }))).toBe(
    `${PATH} labels must be an object of names and values, got ["owner"]; write { owner: "platform-team" }`,
  );
});

test("null in place of labels is as good as none", () => {
  expect(sampleImage({ labels: untyped(null) }).labels).toEqual({});
});
