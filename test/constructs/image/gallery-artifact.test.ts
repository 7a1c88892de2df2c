import fc from "fast-check";
import { describeValue } from "../../../constructs/errors";
import { AzureRegion, ComputeGallery, GalleryArtifact, PlatformArtifact } from "../../../constructs/image";
import { refusal } from "./refusal";
import { gallery, sampleArtifact, sampleImage } from "./sample";
import { anyCodePoint } from "../any-code-point";

const HERE = "[GoldenImage ubuntu-base] artifacts[0]";
const IMAGE_NAME_RULE =
  "must be 1 to 80 letters, digits, dots, dashes and underscores, starting with a letter or digit and not ending in a dot or dash";

test("an artifact is a Trusted Launch image of x64 and generation V2, generalised and in the gallery alone", () => {
  expect(sampleArtifact()).toMatchObject({
    securityType: "TrustedLaunch",
    architecture: "x64",
    generation: "V2",
    replicas: 1,
    specialized: false,
    managedImage: undefined,
  });
});

test("an artifact is called after the bucket", () => {
  expect(sampleArtifact()).toMatchObject({
    definition: "ubuntu-base",
    label: "ubuntu-base",
    componentType: "azure-arm.ubuntu-base",
  });
});

test("an Arm64 artifact says so in its name, since it needs a definition of its own", () => {
  expect(sampleArtifact({ architecture: "Arm64" })).toMatchObject({
    definition: "ubuntu-base-arm64",
    componentType: "azure-arm.ubuntu-base-arm64",
  });
});

test("a definition's dots become dashes in the label", () => {
  expect(sampleArtifact({ definition: "ubuntu.24.04" })).toMatchObject({
    definition: "ubuntu.24.04",
    label: "ubuntu-24-04",
  });
});

test("a label of its own names the source alone", () => {
  expect(sampleArtifact({ label: "base" })).toMatchObject({
    definition: "ubuntu-base",
    componentType: "azure-arm.base",
  });
});

test("HCP Packer finds the artifact under the build region", () => {
  const artifact = sampleArtifact({
    buildRegion: AzureRegion.of("East US 2"),
    replicaRegions: [AzureRegion.WEST_US],
  });
  expect(artifact.platform).toBe("azure");
  expect(artifact.region).toBe("eastus2");
});

test("one artifact can be described once and used by two images", () => {
  const artifact = GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US });
  const images = ["ubuntu-base", "ubuntu-web"].map((bucket) =>
    sampleImage({ bucket, artifacts: [artifact] }),
  );
  expect(images.map((image) => image.galleryArtifacts[0]!.definition)).toEqual(["ubuntu-base", "ubuntu-web"]);
});

test("an artifact does not change with the object that it was made of", () => {
  const props = { gallery, buildRegion: AzureRegion.EAST_US };
  const artifact = GalleryArtifact.of(props);
  props.buildRegion = AzureRegion.WEST_US;
  expect(sampleImage({ artifacts: [artifact] }).galleryArtifacts[0]!.region).toBe("eastus");
});

test.each(["a", "7", "ubuntu_24.04-base", "x".repeat(80)])("%s is a definition", (definition) => {
  expect(sampleArtifact({ definition, label: "ubuntu" }).definition).toBe(definition);
});

test.each(["", "-a", "_a", ".a", "a.", "a-", "a b", "x".repeat(81), "${TfToken[TOKEN.0]}"])(
  "rejects %j as a definition",
  (definition) => {
    expect(refusal(() => sampleArtifact({ definition }))).toBe(
      `${HERE}.definition ${IMAGE_NAME_RULE}, got ${JSON.stringify(definition)}; use a name such as "ubuntu-base"`,
    );
  },
);

test("any text as a definition either is the definition, or is refused with the text shown", () => {
  const text = fc.oneof(fc.string({ unit: anyCodePoint }), fc.stringMatching(/^[-._a-zA-Z0-9]{0,82}$/));
  fc.assert(
    fc.property(text, (definition) => {
      const taken = /^[a-zA-Z0-9][-._a-zA-Z0-9]{0,79}$/.test(definition) && !/[-.]$/.test(definition);
      const make = () => sampleArtifact({ definition, label: "ubuntu" });
      if (taken) expect(make().definition).toBe(definition);
      else expect(refusal(make)).toContain(`got ${describeValue(definition)}`);
    }),
  );
});

test.each(["", "7zip", "-a", "a.b", "a b", "ünder"])("rejects %j as a source's label", (label) => {
  expect(refusal(() => sampleArtifact({ label }))).toBe(
    `${HERE}.label must be letters, digits, dashes and underscores, not starting with a digit or dash, got ${JSON.stringify(label)}; give a label such as "ubuntu-base"`,
  );
});

test("rejects a bucket that can not name the source, which then needs a label", () => {
  expect(refusal(() => sampleImage({ bucket: "7zip" }))).toBe(
    '[GoldenImage 7zip] artifacts[0].label must be letters, digits, dashes and underscores, not starting with a digit or dash, got "7zip"; give a label such as "ubuntu-base"',
  );
});

test("rejects a wrong definition and a wrong label at once", () => {
  expect(refusal(() => sampleArtifact({ definition: "a b", label: "a b" }))).toBe(
    [
      "2 problems",
      `  ${HERE}.definition ${IMAGE_NAME_RULE}, got "a b"; use a name such as "ubuntu-base"`,
      `  ${HERE}.label must be letters, digits, dashes and underscores, not starting with a digit or dash, got "a b"; give a label such as "ubuntu-base"`,
    ].join("\n"),
  );
});

test("two artifacts for two architectures have names of their own", () => {
  const artifacts = [
    GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US }),
    GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US, architecture: "Arm64" }),
  ];
  expect(sampleImage({ artifacts }).artifacts.map(({ componentType }) => componentType)).toEqual([
    "azure-arm.ubuntu-base",
    "azure-arm.ubuntu-base-arm64",
  ]);
});

test("rejects two artifacts with one definition, in whatever case", () => {
  const artifacts = [
    GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US }),
    GalleryArtifact.of({
      gallery,
      buildRegion: AzureRegion.WEST_US,
      definition: "Ubuntu-Base",
      label: "west",
    }),
  ];
  expect(refusal(() => sampleImage({ artifacts }))).toBe(
    '[GoldenImage ubuntu-base] artifacts[1].definition is the definition of artifacts[0], too, and both would publish the same version, got "Ubuntu-Base"; give one of them a definition of its own',
  );
});

test("rejects the same artifact twice with one problem", () => {
  const artifact = GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US });
  expect(refusal(() => sampleImage({ artifacts: [artifact, artifact] }))).toBe(
    '[GoldenImage ubuntu-base] artifacts[1].definition is the definition of artifacts[0], too, and both would publish the same version, got "ubuntu-base"; give one of them a definition of its own',
  );
});

test("one definition in each of two galleries is fine, under two labels", () => {
  const europe = new ComputeGallery({ name: "golden_images_eu", resourceGroup: "rg-golden-images" });
  const artifacts = [
    GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US }),
    GalleryArtifact.of({ gallery: europe, buildRegion: AzureRegion.WEST_EUROPE, label: "europe" }),
  ];
  expect(sampleImage({ artifacts }).artifacts).toHaveLength(2);
});

test("rejects two artifacts of one builder with one label", () => {
  const artifacts = [
    GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US }),
    GalleryArtifact.of({
      gallery,
      buildRegion: AzureRegion.EAST_US,
      definition: "other",
      label: "ubuntu-base",
    }),
  ];
  expect(refusal(() => sampleImage({ artifacts }))).toBe(
    '[GoldenImage ubuntu-base] artifacts[1].label is the label of artifacts[0], too, of the same builder, and look-ups could not tell them apart, got "ubuntu-base"; give each artifact a label of its own',
  );
});

test("artifacts of two builders may have one label", () => {
  const artifacts = [
    GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US }),
    PlatformArtifact.of({ platform: "aws", region: "us-east-1", builder: "amazon-ebs" }),
  ];
  expect(sampleImage({ artifacts }).artifacts.map(({ componentType }) => componentType)).toEqual([
    "azure-arm.ubuntu-base",
    "amazon-ebs.ubuntu-base",
  ]);
});

test("a managed image beside the version shows in the contract", () => {
  const managedImage = { resourceGroup: "rg-golden-images", name: "ubuntu-base" };
  expect(sampleArtifact({ securityType: "Standard", managedImage }).managedImage).toEqual(managedImage);
});

test.each(["", "_rg", "(rg)", "rg-", "rg.", "x".repeat(91)])(
  "rejects %j as a managed image's resource group, which Packer checks more strictly than a gallery's",
  (resourceGroup) => {
    expect(refusal(() => sampleArtifact({ securityType: "Standard", managedImage: { resourceGroup } }))).toBe(
      `${HERE}.managedImage.resourceGroup must be 1 to 90 letters, digits and _ . ( ) -, starting with a letter or digit and not ending in a dot or dash, got ${JSON.stringify(resourceGroup)}; use a name such as "rg-golden-images"`,
    );
  },
);

test.each(["", "_a", "a-", "a b", "x".repeat(81)])("rejects %j as a managed image's name", (name) => {
  const managedImage = { resourceGroup: "rg", name };
  expect(refusal(() => sampleArtifact({ securityType: "Standard", managedImage }))).toBe(
    `${HERE}.managedImage.name ${IMAGE_NAME_RULE}, got ${JSON.stringify(name)}; use a name such as "ubuntu-base"`,
  );
});
