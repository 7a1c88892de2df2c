import { App, TerraformResourceLifecycle, TerraformStack } from "cdktf";
import { ChannelImage, ChannelImageProps, ImageLifecycleOptions, ImagePolicy } from "../../../constructs/hcp";
import { AzureRegion, GalleryArtifact, PlatformArtifact } from "../../../constructs/image";
import { refusal } from "../image/refusal";
import { gallery, sampleImage } from "../image/sample";

/* What Terraform makes of the conditions is tested in test/terraform. */

const replicated = GalleryArtifact.of({
  gallery,
  buildRegion: AzureRegion.EAST_US,
  replicaRegions: [AzureRegion.WEST_US_2],
});
const channel = sampleImage({ artifacts: [replicated] }).channel("production");
const PINNED = "01JZZ5W3M8Q0V9T2B7K4N6R1XD";

function lifecycle(
  policy: ImagePolicy,
  options: ImageLifecycleOptions = {},
  props: Partial<ChannelImageProps> = {},
): TerraformResourceLifecycle {
  const stack = new TerraformStack(new App(), "stack");
  return new ChannelImage(stack, "Image", { channel, policy, ...props }).lifecycleFor(options);
}

const WEST = { region: AzureRegion.WEST_US_2 };

test.each([
  ["follow", ImagePolicy.follow(), ["precondition"]],
  ["pinned", ImagePolicy.pinned(PINNED), ["precondition"]],
  ["pinned, warning only", ImagePolicy.pinned(PINNED, { revoked: "warn" }), []],
  ["held", ImagePolicy.held(), ["ignoreChanges", "postcondition"]],
  ["held, warning only", ImagePolicy.held({ revoked: "warn" }), ["ignoreChanges"]],
])("%s has the guards that it needs, and no others", (_name, policy, parts) => {
  expect(Object.keys(lifecycle(policy))).toEqual(parts);
});

test("held leaves image and image tags, and no other tag", () => {
  expect(lifecycle(ImagePolicy.held()).ignoreChanges).toEqual([
    "source_image_id",
    'tags["image_bucket"]',
    'tags["image_channel"]',
    'tags["image_version"]',
    'tags["image_fingerprint"]',
    'tags["image_created_at"]',
  ]);
});

test("and whatever else is made from the image", () => {
  const options = {
    imageAttribute: "image",
    tagsAttribute: "labels",
    derivedAttributes: ["name", "computer_name"],
  };

  expect(lifecycle(ImagePolicy.held(), options).ignoreChanges).toEqual(
    expect.arrayContaining(["image", "name", "computer_name", 'labels["image_bucket"]']),
  );
});

test("in a replica region, the version has to be there", () => {
  expect(lifecycle(ImagePolicy.follow(), WEST).precondition).toHaveLength(2);
  expect(lifecycle(ImagePolicy.held(), WEST).postcondition).toHaveLength(2);
});

test("even where a revoked version is a warning only", () => {
  expect(lifecycle(ImagePolicy.pinned(PINNED, { revoked: "warn" }), WEST).precondition).toHaveLength(1);
});

test("in the build region it always is", () => {
  expect(lifecycle(ImagePolicy.follow(), { region: AzureRegion.EAST_US }).precondition).toHaveLength(1);
});

test("rejects a region that the image is not replicated to", () => {
  expect(refusal(() => lifecycle(ImagePolicy.follow(), { region: AzureRegion.NORTH_EUROPE }))).toBe(
    '[stack/Image] region must be a region that ubuntu-base is replicated to, got "northeurope"; ' +
      "deploy to eastus or westus2, or add the region to its replicaRegions and build a version",
  );
});

test("rejects an Azure region for another platform's artifact", () => {
  const artifacts = [PlatformArtifact.of({ platform: "aws", region: "us-east-1", builder: "amazon-ebs" })];
  const props = { channel: sampleImage({ artifacts }).channel("production") };

  expect(refusal(() => lifecycle(ImagePolicy.follow(), WEST, props))).toBe(
    "[stack/Image] region is for Azure's artifacts only: others are looked up in one region, and deployed there, " +
      'got "westus2"; leave it out for amazon-ebs.ubuntu-base',
  );
});
