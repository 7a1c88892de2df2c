import fc from "fast-check";
import { describeValue } from "../../../constructs/errors";
import { AzureRegion, GalleryArtifact, GoldenImage, PlatformArtifact } from "../../../constructs/image";
import { refusal } from "./refusal";
import { gallery, sampleImage } from "./sample";
import { anyCodePoint } from "../any-code-point";

const SLUG_RULE = "must be 3 to 36 letters, digits and inner dashes";

test("an image keeps what it was given", () => {
  const image = sampleImage({ labels: { owner: "platform-team" } });
  expect(image.bucket).toBe("ubuntu-base");
  expect(image.description).toBe("Ubuntu 24.04 LTS");
  expect(image.labels).toEqual({ owner: "platform-team" });
  expect(image.channels).toEqual(["development", "staging", "production"]);
  expect(image.artifacts).toHaveLength(1);
});

test("an image without labels has none", () => {
  expect(sampleImage().labels).toEqual({});
});

test("an image does not change with the objects that it was made of", () => {
  const labels: Record<string, string> = { owner: "platform-team" };
  const channels = ["development"];
  const image = sampleImage({ labels, channels });
  labels["a/b"] = "x";
  channels.push("latest");
  expect(image.labels).toEqual({ owner: "platform-team" });
  expect(image.channels).toEqual(["development"]);
});

test("an image's lists are frozen", () => {
  const image = sampleImage();
  expect([image.labels, image.channels, image.artifacts].every((list) => Object.isFrozen(list))).toBe(true);
});

test("an image is known as one, and a copy of its facts is not", () => {
  const image = sampleImage();
  expect(GoldenImage.isGoldenImage(image)).toBe(true);
  expect(GoldenImage.isGoldenImage({ bucket: image.bucket, channels: image.channels })).toBe(false);
});

test("artifacts are told apart by where they are", () => {
  const docker = PlatformArtifact.of({ platform: "docker", region: "docker", builder: "docker" });
  const azure = GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US });
  const image = sampleImage({ artifacts: [docker, azure] });
  expect(image.galleryArtifacts).toEqual([image.artifacts[1]]);
  expect(image.platformArtifacts).toEqual([image.artifacts[0]]);
});

test.each(["abc", "Ubuntu-24-04", "a--b", "123", "x".repeat(36)])("%s is a bucket", (bucket) => {
  const label = "ubuntu";
  const artifact = GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US, label });
  expect(sampleImage({ bucket, artifacts: [artifact] }).bucket).toBe(bucket);
});

test.each(["", "ab", "-ab", "ab-", "-ab-", "a_b", "a.b", "a b", "x".repeat(37), "ubuntu-base\n", "ubüntu"])(
  "rejects %j as a bucket",
  (bucket) => {
    const path = /^[ -~]+$/.test(bucket) ? `GoldenImage ${bucket}` : "GoldenImage";
    expect(refusal(() => sampleImage({ bucket }))).toBe(
      `[${path}] bucket ${SLUG_RULE}, got ${JSON.stringify(bucket)}; use a name such as "ubuntu-base"`,
    );
  },
);

test("rejects a CDKTF token as a bucket", () => {
  expect(refusal(() => sampleImage({ bucket: "${TfToken[TOKEN.0]}" }))).toBe(
    `[GoldenImage \${TfToken[TOKEN.0]}] bucket ${SLUG_RULE}, got "\${TfToken[TOKEN.0]}"; use a name such as "ubuntu-base"`,
  );
});

test("any text as a bucket either is the bucket, or is refused with the text shown", () => {
  const text = fc.oneof(fc.string({ unit: anyCodePoint }), fc.stringMatching(/^[-a-zA-Z0-9]{0,40}$/));
  const artifacts = [GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US, label: "ubuntu" })];
  fc.assert(
    fc.property(text, (bucket) => {
      const taken = /^[0-9A-Za-z][-0-9A-Za-z]{1,34}[0-9A-Za-z]$/.test(bucket);
      const make = () => sampleImage({ bucket, artifacts });
      if (taken) expect(make().bucket).toBe(bucket);
      else expect(refusal(make)).toContain(`got ${describeValue(bucket)}`);
    }),
  );
});

test("any printable text as a bucket that is refused is shown as JSON", () => {
  const text = fc.string({ unit: "grapheme-ascii", maxLength: 50 }).filter((name) => !/^[-\w]+$/.test(name));
  fc.assert(
    fc.property(text, (bucket) => {
      expect(refusal(() => sampleImage({ bucket }))).toContain(JSON.stringify(bucket));
    }),
  );
});

test("a description of one letter is taken", () => {
  expect(sampleImage({ description: "x" }).description).toBe("x");
});

test("a description of 255 bytes is taken", () => {
  expect(sampleImage({ description: `x${"é".repeat(127)}` }).description).toBe(`x${"é".repeat(127)}`);
});

test("a description's accents count as HCL joins them", () => {
  expect(() => sampleImage({ description: `x${"e\u0301".repeat(127)}` })).not.toThrow();
});

test("a description may hold what has a meaning in HCL", () => {
  const description = 'says "hi" ${env("X")} %{ for } \\ {{ .Vars }} EOF';
  expect(sampleImage({ description }).description).toBe(description);
});

test("rejects a description of 256 bytes, though it has only 128 characters", () => {
  expect(refusal(() => sampleImage({ description: "é".repeat(128) }))).toBe(
    `[GoldenImage ubuntu-base] description must be 1 to 255 bytes long, is 256, got "${"é".repeat(119)}… (130 characters); say in a few words what the image is for, such as "Ubuntu 24.04 LTS, patched and hardened"`,
  );
});

test.each(["", "  "])("rejects the empty description %j", (description) => {
  expect(refusal(() => sampleImage({ description }))).toBe(
    `[GoldenImage ubuntu-base] description must be 1 to 255 bytes long, is 0, got ${JSON.stringify(description)}; say in a few words what the image is for, such as "Ubuntu 24.04 LTS, patched and hardened"`,
  );
});

test.each([
  ["Ubuntu\u0000", "must not hold control characters", "write it on one line, without tabs"],
  ["Ubuntu\r\nLTS", "must not hold control characters", "write it on one line, without tabs"],
  ["Ubuntu \ud83d", "must not hold half of a surrogate pair", "write the whole character, or leave it out"],
  [
    "for ${TfToken[TOKEN.0]}",
    "must not hold a CDKTF token, whose value only exists when Terraform runs",
    "write the value itself",
  ],
])("rejects %j as a description", (description, rule, fix) => {
  expect(refusal(() => sampleImage({ description }))).toBe(
    `[GoldenImage ubuntu-base] description ${rule}, got ${JSON.stringify(description)}; ${fix}`,
  );
});

test("any text as a description either is the description, or is refused", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: anyCodePoint })), (description) => {
      let kept: string | undefined;
      const message = () => refusal(() => (kept = sampleImage({ description }).description));
      try {
        kept = sampleImage({ description }).description;
      } catch {
        expect(message()).toContain(`got ${describeValue(description)}`);
        return;
      }
      expect(kept).toBe(description);
    }),
  );
});

test("43 labels are taken, since seven tags are for parentage and purchase plans", () => {
  const labels = Object.fromEntries(Array.from({ length: 43 }, (_, n) => [`label-${n}`, "x"]));
  expect(Object.keys(sampleImage({ labels }).labels)).toHaveLength(43);
});

test("rejects a 44th label", () => {
  const labels = Object.fromEntries(Array.from({ length: 44 }, (_, n) => [`label-${n}`, "x"]));
  expect(refusal(() => sampleImage({ labels }))).toBe(
    "[GoldenImage ubuntu-base] labels must hold at most 43 entries, holds 44: Azure takes 50 tags, and a template may add 7 of its own; leave some out",
  );
});

test("rejects a label of 300 characters", () => {
  expect(refusal(() => sampleImage({ labels: { owner: "x".repeat(300) } }))).toBe(
    `[GoldenImage ubuntu-base] labels["owner"] must be at most 256 bytes long, is 300, got "${"x".repeat(119)}… (302 characters); shorten it`,
  );
});

test("an image may be without channels", () => {
  expect(sampleImage({ channels: [] }).channels).toEqual([]);
});

test.each(["latest", "Latest"])("rejects %s as a channel of one's own", (channel) => {
  expect(refusal(() => sampleImage({ channels: ["production", channel] }))).toBe(
    `[GoldenImage ubuntu-base] channels[1] is managed by HCP Packer, which moves it with every build, got "${channel}"; use a channel of your own, such as "development"`,
  );
});

test("rejects a channel that is listed twice", () => {
  expect(refusal(() => sampleImage({ channels: ["production", "staging", "production"] }))).toBe(
    '[GoldenImage ubuntu-base] channels[2] is listed twice, got "production"; keep one of the two',
  );
});

test.each(["", "qa", "pre_production", "-prod-", "#{TfToken[TOKEN.0]}"])(
  "rejects %j as a channel",
  (channel) => {
    expect(refusal(() => sampleImage({ channels: [channel] }))).toBe(
      `[GoldenImage ubuntu-base] channels[0] ${SLUG_RULE}, got ${JSON.stringify(channel)}; use a name such as "production"`,
    );
  },
);

test("rejects an image without artifacts", () => {
  expect(refusal(() => sampleImage({ artifacts: [] }))).toBe(
    "[GoldenImage ubuntu-base] artifacts must hold at least one artifact; write [GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US })]",
  );
});

test("rejects several mistakes in one error, and a wrong bucket only once", () => {
  const make = () =>
    new GoldenImage({
      bucket: "ubuntu base",
      description: "",
      labels: { "a/b": "x" },
      channels: ["latest"],
      artifacts: [GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US, replicas: 0 })],
    });
  expect(refusal(make)).toBe(
    [
      "5 problems",
      `  [GoldenImage ubuntu base] bucket ${SLUG_RULE}, got "ubuntu base"; use a name such as "ubuntu-base"`,
      '  [GoldenImage ubuntu base] description must be 1 to 255 bytes long, is 0, got ""; say in a few words what the image is for, such as "Ubuntu 24.04 LTS, patched and hardened"',
      '  [GoldenImage ubuntu base] labels["a/b"] must have a name of 1 to 512 bytes without < > % & \\ ? /, got "a/b"; use a name such as "owner"',
      '  [GoldenImage ubuntu base] channels[0] is managed by HCP Packer, which moves it with every build, got "latest"; use a channel of your own, such as "development"',
      "  [GoldenImage ubuntu base] artifacts[0].replicas must be a whole number from 1 to 100, got 0; use 1, or 3 for a production region",
    ].join("\n"),
  );
});
