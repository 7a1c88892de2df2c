import { App, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { ChannelImage, ChannelImageProps, ImagePolicy } from "../../../constructs/hcp";
import { AzureRegion, ComputeGallery, GalleryArtifact, PlatformArtifact } from "../../../constructs/image";
import { refusal } from "../image/refusal";
import { gallery, sampleImage, untyped } from "../image/sample";
import { StackJson, only, synthesised } from "./synthesised";

const FINGERPRINT = "01JZZ5W3M8Q0V9T2B7K4N6R1XD";
const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

const channel = sampleImage().channel("production");

/** A stack with one image, and outputs of everything that it hands out. */
function stackWith(props: Partial<ChannelImageProps> = {}): StackJson {
  return synthesised((stack) => {
    const image = new ChannelImage(stack, "Image", { channel, ...props });
    const { imageId, fingerprint, shortFingerprint, versionName, tags } = image;
    const values = { imageId, fingerprint, shortFingerprint, versionName, tags };
    for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, name, { value });
  });
}

/** What the constructor says of `props`. */
function said(props: Partial<ChannelImageProps>): string {
  return refusal(() => stackWith(props));
}

function output(json: StackJson, name: string): unknown {
  return json.output?.[name]?.["value"];
}

/** The address of the only look-up of a type. */
function address(json: StackJson, type: string): string {
  const names = Object.keys(json.data?.[type] ?? {});
  expect(names).toHaveLength(1);
  return `data.${type}.${names[0]}`;
}

const followed = stackWith();
const VERSION = address(followed, "hcp_packer_version");
const ARTIFACT = address(followed, "hcp_packer_artifact");

describe("the look-ups", () => {
  const json = followed;

  test("the channel is looked up once, and the artifact by the fingerprint found there", () => {
    expect(only(json.data, "hcp_packer_version")).toEqual({
      bucket_name: "ubuntu-base",
      channel_name: "production",
    });
    expect(only(json.data, "hcp_packer_artifact")).toEqual({
      bucket_name: "ubuntu-base",
      version_fingerprint: `\${${VERSION}.fingerprint}`,
      platform: "azure",
      region: "eastus",
      component_type: "azure-arm.ubuntu-base",
    });
  });

  test("they wait for nothing", () => {
    expect(JSON.stringify(json)).not.toContain("depends_on");
  });

  test("the image's id is passed on as it was reported", () => {
    expect(output(json, "imageId")).toBe(`\${${ARTIFACT}.external_identifier}`);
  });

  test("version and fingerprint are what the channel holds, and the short one is for names", () => {
    expect(output(json, "versionName")).toBe(`\${${VERSION}.name}`);
    expect(output(json, "fingerprint")).toBe(`\${${VERSION}.fingerprint}`);
    expect(output(json, "shortFingerprint")).toBe(
      `\${replace(lower(strrev(substr(strrev(${VERSION}.fingerprint), 0, 8))), "/[^0-9a-z]/", "-")}`,
    );
  });

  test("tags say what runs", () => {
    expect(output(json, "tags")).toEqual({
      image_bucket: "ubuntu-base",
      image_channel: "production",
      image_version: `\${${VERSION}.name}`,
      image_fingerprint: `\${${VERSION}.fingerprint}`,
      image_created_at: `\${${ARTIFACT}.created_at}`,
    });
  });

  test("held looks up as follow does", () => {
    expect(stackWith({ policy: ImagePolicy.held() }).data).toEqual(json.data);
  });

  test("an image in another spelling of its region is looked up under the recorded one", () => {
    const artifacts = [GalleryArtifact.of({ gallery, buildRegion: AzureRegion.of("West US 2") })];
    const elsewhere = stackWith({ channel: sampleImage({ artifacts }).channel("production") });

    expect(only(elsewhere.data, "hcp_packer_artifact")["region"]).toBe("westus2");
  });
});

describe("a pinned version", () => {
  const json = stackWith({ policy: ImagePolicy.pinned(FINGERPRINT) });

  test("the channel is not looked up, but by the check that says what it holds", () => {
    expect(json.data?.["hcp_packer_version"]).toBeUndefined();
    expect(only(json.data, "hcp_packer_artifact")["version_fingerprint"]).toBe(FINGERPRINT);
    expect(Object.keys(json.check ?? {}).sort()).toEqual([
      expect.stringMatching(/^Image_Channel_/),
      expect.stringMatching(/^Image_Revocation_/),
    ]);
  });

  test("not even that, if it is not wanted", () => {
    const quiet = stackWith({ policy: ImagePolicy.pinned(FINGERPRINT), channelCheckEnabled: false });

    expect(JSON.stringify(quiet)).not.toContain("hcp_packer_version");
  });

  test("fingerprint and short fingerprint are literals, the version is that of the gallery", () => {
    expect(output(json, "fingerprint")).toBe(FINGERPRINT);
    expect(output(json, "shortFingerprint")).toBe("k4n6r1xd");
    expect(output(json, "versionName")).toBe(
      `\${lookup(${ARTIFACT}.labels, "sig_image_version", "${FINGERPRINT}")}`,
    );
  });

  test.each([
    ["build.2026_03-01", "26-03-01"],
    ["abc", "abc"],
  ])("the short form of %s can stand in a name", (fingerprint, short) => {
    expect(output(stackWith({ policy: ImagePolicy.pinned(fingerprint) }), "shortFingerprint")).toBe(short);
  });
});

describe("images with several artifacts", () => {
  const both = sampleImage({
    artifacts: [
      GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US }),
      GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US, architecture: "Arm64" }),
    ],
  }).channel("production");
  const mixed = sampleImage({
    artifacts: [
      GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US }),
      PlatformArtifact.of({ platform: "aws", region: "us-east-1", builder: "amazon-ebs" }),
    ],
  }).channel("production");

  test("the one for Azure, where there is one", () => {
    expect(only(stackWith({ channel: mixed }).data, "hcp_packer_artifact")).toMatchObject({
      platform: "azure",
      region: "eastus",
      component_type: "azure-arm.ubuntu-base",
    });
  });

  test("another platform by its name, in the region that the contract says", () => {
    const json = stackWith({ channel: mixed, artifact: { platform: "aws" } });

    expect(only(json.data, "hcp_packer_artifact")).toMatchObject({
      platform: "aws",
      region: "us-east-1",
      component_type: "amazon-ebs.ubuntu-base",
    });
  });

  test("or in another one, where its builder leaves one in several", () => {
    const json = stackWith({ channel: mixed, artifact: { platform: "aws", region: "eu-west-1" } });

    expect(only(json.data, "hcp_packer_artifact")["region"]).toBe("eu-west-1");
  });

  test("an architecture by its component type", () => {
    const json = stackWith({ channel: both, artifact: { componentType: "azure-arm.ubuntu-base-arm64" } });

    expect(only(json.data, "hcp_packer_artifact")["component_type"]).toBe("azure-arm.ubuntu-base-arm64");
  });

  test("rejects a choice that leaves two", () => {
    expect(said({ channel: both })).toBe(
      "[stack/Image] artifact fits more than one of the image's artifacts, got {}; give the componentType of one: " +
        "azure-arm.ubuntu-base (azure, eastus), azure-arm.ubuntu-base-arm64 (azure, eastus)",
    );
  });

  test("rejects a component type that the image does not have", () => {
    expect(said({ channel: both, artifact: { componentType: "azure-arm.ubuntu-base-arm" } })).toContain(
      'artifact fits none of the image\'s artifacts, got {"componentType":"azure-arm.ubuntu-base-arm"}; ' +
        'did you mean "azure-arm.ubuntu-base-arm64"?',
    );
  });

  test("rejects a replica region for the look-up: HCP records an artifact under its build region", () => {
    expect(said({ artifact: { region: "westus2" } })).toBe(
      "[stack/Image] artifact.region must be the build region, the only one that HCP Packer records an Azure artifact " +
        'under, got "westus2"; leave it out: "eastus" is looked up, and its id boots in every region that the image is ' +
        "replicated to",
    );
  });

  test("a platform's region arrives as a literal", () => {
    const artifacts = [
      PlatformArtifact.of({ platform: "vsphere", region: "dc-${1}", builder: "vsphere-iso" }),
    ];
    const json = stackWith({ channel: sampleImage({ artifacts }).channel("production") });

    expect(only(json.data, "hcp_packer_artifact")["region"]).toBe("dc-$${1}");
  });
});

describe("an image with a managed image beside it", () => {
  const withManaged = (subscriptionId?: string) =>
    sampleImage({
      artifacts: [
        GalleryArtifact.of({
          gallery: new ComputeGallery({ name: "gallery", resourceGroup: "rg", subscriptionId }),
          buildRegion: AzureRegion.EAST_US,
          securityType: "TrustedLaunchSupported",
          managedImage: { resourceGroup: "rg" },
        }),
      ],
    }).channel("production");

  test("the gallery version's id is put together from the labels", () => {
    const label = (name: string) => `${ARTIFACT}.labels["${name}"]`;

    expect(output(stackWith({ channel: withManaged(SUBSCRIPTION) }), "imageId")).toBe(
      '${format("/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Compute/galleries/%s/images/%s/versions/%s", ' +
        `"${SUBSCRIPTION}", ${label("sig_resource_group")}, ${label("sig_name")}, ${label("sig_image_name")}, ` +
        `${label("sig_image_version")})}`,
    );
  });

  test("rejects one whose gallery does not say its subscription", () => {
    expect(said({ channel: withManaged() })).toBe(
      "[stack/Image] channel keeps a managed image, so ubuntu-base's gallery version has to be named with its " +
        "subscription; give the ComputeGallery its subscriptionId",
    );
  });
});

describe("elsewhere", () => {
  test("two images of one bucket in one stack keep apart", () => {
    const json = synthesised((stack) => {
      new ChannelImage(stack, "Blue", { channel });
      new ChannelImage(stack, "Green", { channel: sampleImage().channel("staging") });
    });

    expect(Object.keys(json.data?.["hcp_packer_version"] ?? {})).toHaveLength(2);
    expect(Object.keys(json.check ?? {})).toHaveLength(2);
  });

  test("several stacks in one app each look up for themselves", () => {
    const app = new App();
    const stacks = ["development", "production"].map((name) => {
      const stack = new TerraformStack(app, name);
      new ChannelImage(stack, "Image", { channel: sampleImage().channel(name) });
      return stack;
    });

    expect(stacks.map((stack) => only(json(stack).data, "hcp_packer_version")["channel_name"])).toEqual([
      "development",
      "production",
    ]);
  });

  const json = (stack: TerraformStack) => JSON.parse(Testing.synth(stack)) as StackJson;
});

describe("rejects", () => {
  test("a channel's name", () => {
    expect(said({ channel: untyped("production") })).toBe(
      '[stack/Image] channel must be a channel of an image, got "production"; use the image\'s channel("production")',
    );
  });

  test("everything that is wrong at once", () => {
    expect(
      said({
        policy: untyped("held"),
        maxAgeDays: 1.5,
        channelCheckEnabled: untyped("no"),
        artifact: untyped(7),
      }),
    ).toBe(
      [
        "4 problems",
        '  [stack/Image] policy must be an ImagePolicy, got "held"; use ImagePolicy.follow(), .pinned(fingerprint) or .held()',
        "  [stack/Image] maxAgeDays must be a whole number of days, at least 1, got 1.5; use one such as 30",
        '  [stack/Image] channelCheckEnabled must be true or false, got "no"; write it without quotes',
        '  [stack/Image] artifact must be an object, got 7; write { platform: "aws" }',
      ].join("\n"),
    );
  });

  test("a region that is no text", () => {
    expect(said({ artifact: { region: untyped(AzureRegion.EAST_US) } })).toContain(
      "artifact.region must be text",
    );
  });

  test("no props at all", () => {
    const stack = new TerraformStack(new App(), "stack");

    expect(refusal(() => new ChannelImage(stack, "Image", untyped(undefined)))).toBe(
      '[stack/Image] props must be an object; write { channel: ubuntuWeb.channel("production") }',
    );
  });
});

test("an image of another copy of the package is one, too", () => {
  const foreign = { [Symbol.for("cdktf-golden-image/ChannelImage")]: true };

  expect([foreign, channel].map(ChannelImage.isChannelImage)).toEqual([true, false]);
});
