import { App, TerraformStack } from "cdktf";
import {
  BucketAssignments,
  ImageChannels,
  ImageChannelsProps,
  UNASSIGNED,
  assignmentsOf,
} from "../../../constructs/hcp";
import { AzureRegion, GalleryArtifact, PlatformArtifact } from "../../../constructs/image";
import { ubuntuWeb } from "../../../packer/golden-images";
import { refusal } from "../image/refusal";
import { gallery, sampleImage, untyped } from "../image/sample";
import { Block, StackJson, only, synthesised } from "./synthesised";

const base = sampleImage({ bucket: "ubuntu-base", channels: ["production"] });
const web = sampleImage({ bucket: "ubuntu-web", channels: ["development", "production"] });
const [FIRST, SECOND] = ["01JZZ5W3M8Q0V9T2B7K4N6R1XD", "01K0000000000000000000000A"];
const PROJECT = "22222222-2222-4222-8222-222222222222";

const TABLE = [
  assignmentsOf(base, { production: UNASSIGNED }),
  assignmentsOf(web, { development: SECOND, production: FIRST }),
];

function stackWith(props: Partial<ImageChannelsProps> = {}): StackJson {
  return synthesised((stack) => {
    new ImageChannels(stack, "Channels", { images: [base, web], assignments: TABLE, ...props });
  });
}

function said(props: Partial<ImageChannelsProps>): string {
  const stack = new TerraformStack(new App(), "stack");
  return refusal(
    () => new ImageChannels(stack, "Channels", { images: [base, web], assignments: TABLE, ...props }),
  );
}

const blocksOf = (json: StackJson, type: string): readonly Block[] =>
  Object.values(json.resource?.[type] ?? {});
const row = (bucket: string, channels: BucketAssignments["channels"]) => ({ bucket, channels });

describe("what is made", () => {
  const json = stackWith();

  test("a bucket for each image, which a destroy does not take along", () => {
    expect(blocksOf(json, "hcp_packer_bucket")).toEqual([
      { name: "ubuntu-base", lifecycle: { prevent_destroy: true } },
      { name: "ubuntu-web", lifecycle: { prevent_destroy: true } },
    ]);
  });

  test("each channel after its bucket, and nothing of latest", () => {
    expect(blocksOf(json, "hcp_packer_channel")).toEqual([
      {
        bucket_name: expect.stringMatching(/^\$\{hcp_packer_bucket\./),
        name: "production",
        restricted: false,
      },
      {
        bucket_name: expect.stringMatching(/^\$\{hcp_packer_bucket\./),
        name: "development",
        restricted: false,
      },
      {
        bucket_name: expect.stringMatching(/^\$\{hcp_packer_bucket\./),
        name: "production",
        restricted: false,
      },
    ]);
    expect(JSON.stringify(json)).not.toContain("latest");
  });

  test("each assignment after its channel, with its fingerprint or none", () => {
    expect(blocksOf(json, "hcp_packer_channel_assignment")).toMatchObject([
      { channel_name: expect.stringMatching(/^\$\{hcp_packer_channel\./), version_fingerprint: "none" },
      { version_fingerprint: SECOND },
      { version_fingerprint: FIRST },
    ]);
  });

  test("an assigned version is looked up first, by literals alone, and an unassigned channel needs no look-up", () => {
    expect(Object.values(json.data?.["hcp_packer_artifact"] ?? {})).toEqual(
      [FIRST, SECOND].map((fingerprint) => ({
        bucket_name: "ubuntu-web",
        version_fingerprint: fingerprint,
        platform: "azure",
        region: "eastus",
        component_type: "azure-arm.ubuntu-web",
      })),
    );
  });

  test("the assignment of a version has a guard, and that of none has not", () => {
    const guards = blocksOf(json, "hcp_packer_channel_assignment").map(
      ({ lifecycle }) => lifecycle !== undefined,
    );

    expect(guards).toEqual([false, true, true]);
  });

  test("a version in two channels is looked up once", () => {
    const same = stackWith({
      images: [web],
      assignments: [assignmentsOf(web, { development: FIRST, production: FIRST })],
    });

    expect(only(same.data, "hcp_packer_artifact")["version_fingerprint"]).toBe(FIRST);
    expect(Object.keys(same.check ?? {})).toHaveLength(1);
  });

  test("every artifact of the contract has to be there", () => {
    const artifacts = [
      GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US }),
      PlatformArtifact.of({ platform: "aws", region: "us-east-1", builder: "amazon-ebs" }),
    ];
    const image = sampleImage({ channels: ["production"], artifacts });
    const both = stackWith({ images: [image], assignments: [assignmentsOf(image, { production: FIRST })] });

    expect(Object.values(both.data?.["hcp_packer_artifact"] ?? {})).toMatchObject([
      { platform: "aws", component_type: "amazon-ebs.ubuntu-base" },
      { platform: "azure", component_type: "azure-arm.ubuntu-base" },
    ]);
  });

  test("a channel is restricted on request", () => {
    const restricted = stackWith({ restricted: [web.channel("production")] });

    expect(blocksOf(restricted, "hcp_packer_channel").map((channel) => channel["restricted"])).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("what is there already is imported: a bucket alone, a channel with what it holds", () => {
    const adopted = stackWith({ adopted: [base, web.channel("production")], hcpProjectId: PROJECT });

    expect(adopted.import).toEqual([
      {
        to: expect.stringMatching(/^hcp_packer_bucket\.Channels_ubuntu-base_/),
        id: `packer/project/${PROJECT}/bucket/ubuntu-base`,
      },
      {
        to: expect.stringMatching(/^hcp_packer_channel\.Channels_ubuntu-web_channel-production_/),
        id: "ubuntu-web:production",
      },
      {
        to: expect.stringMatching(
          /^hcp_packer_channel_assignment\.Channels_ubuntu-web_assignment-production_/,
        ),
        id: "ubuntu-web:production",
      },
    ]);
  });
});

describe("rejects", () => {
  test("a table that names an unknown bucket and leaves out a known one", () => {
    expect(said({ assignments: [row("ubuntu-wbe", {}), TABLE[0]!] })).toBe(
      [
        "2 problems",
        '  [stack/Channels] assignments[0].bucket names a bucket that no image has, got "ubuntu-wbe"; ' +
          'did you mean "ubuntu-web"? there are ubuntu-base, ubuntu-web',
        "  [stack/Channels] assignments must have a row for ubuntu-web; add one: UNASSIGNED for a channel that holds nothing",
      ].join("\n"),
    );
  });

  test("an unknown channel, and one that is left out", () => {
    expect(said({ assignments: [TABLE[0]!, row("ubuntu-web", { development: FIRST, prod: FIRST })] })).toBe(
      [
        "2 problems",
        '  [stack/Channels] assignments[1].channels names a channel that the image does not have, got "prod"; ' +
          'did you mean "production"? there are development, production',
        "  [stack/Channels] assignments[1].channels must say what production holds; add production: UNASSIGNED, or a fingerprint",
      ].join("\n"),
    );
  });

  test("the same bucket twice", () => {
    expect(said({ assignments: [...TABLE, TABLE[1]!] })).toBe(
      '[stack/Channels] assignments[2].bucket has a row already, assignments[1], got "ubuntu-web"; keep one of the two',
    );
  });

  test("the managed channel", () => {
    expect(
      said({ assignments: [row("ubuntu-base", { production: null, latest: FIRST }), TABLE[1]!] }),
    ).toContain('names a channel that the image does not have, got "latest"');
  });

  test.each([["a b"], [""], [7], [undefined]])("%p as a fingerprint", (fingerprint) => {
    expect(
      said({ assignments: [row("ubuntu-base", { production: untyped(fingerprint) }), TABLE[1]!] }),
    ).toContain("[stack/Channels] assignments[0].channels.production must be 1 to 40 letters");
  });

  test("none as a fingerprint, which would unassign the channel", () => {
    expect(said({ assignments: [assignmentsOf(base, { production: "none" }), TABLE[1]!] })).toBe(
      '[stack/Channels] assignments[0].channels.production must be a version\'s fingerprint, got "none"; ' +
        "write UNASSIGNED for a channel that holds nothing",
    );
  });

  test("a table that is no list, and a row that is none", () => {
    expect(said({ assignments: untyped({ "ubuntu-web": {} }) })).toContain("assignments must be a list");
    expect(said({ assignments: [untyped("ubuntu-web"), ...TABLE] })).toContain(
      'assignments[0] must be a bucket and its channels, got "ubuntu-web"',
    );
  });

  test("one image twice, and what is no image", () => {
    expect(said({ images: [web, web] })).toContain(
      "images[1] is an image of a bucket that is listed already",
    );
    expect(said({ images: [untyped("ubuntu-web")] })).toContain(
      'images[0] must be a GoldenImage, got "ubuntu-web"',
    );
  });

  test("a restricted channel of an image that is not here", () => {
    const other = sampleImage({ bucket: "other-image" });

    expect(said({ restricted: [other.channel("production")] })).toBe(
      '[stack/Channels] restricted[0] must be of an image that is listed here, got "other-image"; ' +
        "add it to images, or leave it out: there are ubuntu-base, ubuntu-web",
    );
  });

  test("the adoption of a bucket without the project's id", () => {
    expect(said({ adopted: [base] })).toBe(
      "[stack/Channels] hcpProjectId must be the HCP project's id, because ubuntu-base is adopted; " +
        'use the id that HCP shows for the project, such as "00000000-0000-0000-0000-000000000000"',
    );
  });

  test("a channel's name where a channel is meant", () => {
    expect(said({ adopted: [untyped("production")] })).toContain("adopted[0] must be a channel of an image");
  });
});

test("the compiler knows the channels of each image", () => {
  const all = { development: FIRST, staging: FIRST, production: FIRST };

  expect(assignmentsOf(ubuntuWeb, all).bucket).toBe("ubuntu-web");
  // @ts-expect-error: the image has no such channel
  expect(assignmentsOf(ubuntuWeb, { ...all, prod: FIRST }).bucket).toBe("ubuntu-web");
  // @ts-expect-error: the other channels are left out
  expect(assignmentsOf(ubuntuWeb, { development: FIRST }).bucket).toBe("ubuntu-web");
});
