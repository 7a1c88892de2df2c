import { PlatformArtifact, PlatformArtifactProps } from "../../../constructs/image";
import { refusal } from "./refusal";
import { sampleImage, untyped } from "./sample";

const HERE = "[GoldenImage ubuntu-base] artifacts[0]";

function boundArtifact(given: Partial<PlatformArtifactProps> = {}) {
  const artifact = PlatformArtifact.of({
    platform: "aws",
    region: "us-east-1",
    builder: "amazon-ebs",
    ...given,
  });
  return sampleImage({ artifacts: [artifact] }).artifacts[0]!;
}

test("an artifact keeps what its plugin reports", () => {
  expect(boundArtifact()).toMatchObject({
    kind: "platform",
    platform: "aws",
    region: "us-east-1",
    builder: "amazon-ebs",
  });
});

test("an artifact's source is called after the bucket", () => {
  expect(boundArtifact().componentType).toBe("amazon-ebs.ubuntu-base");
});

test("an artifact's source may have a label of its own", () => {
  expect(boundArtifact({ label: "base" }).componentType).toBe("amazon-ebs.base");
});

test.each([
  ["packer.file", "."],
  ["vsphere", "DC 1"],
  ["vsphere", "Rechenzentrum Süd"],
])("%s in %j is found as written", (platform, region) => {
  expect(boundArtifact({ platform, region })).toMatchObject({ platform, region });
});

test.each(["", " ", " aws", "aws "])("rejects %j as a platform", (platform) => {
  expect(refusal(() => boundArtifact({ platform }))).toBe(
    `${HERE}.platform must not be empty, and not start or end with a space, got ${JSON.stringify(platform)}; write it as the plugin reports it to HCP Packer`,
  );
});

test("rejects an empty region", () => {
  expect(refusal(() => boundArtifact({ region: "" }))).toBe(
    `${HERE}.region must not be empty, and not start or end with a space, got ""; write it as the plugin reports it to HCP Packer`,
  );
});

test("rejects a CDKTF token as a region", () => {
  expect(refusal(() => boundArtifact({ region: "${TfToken[TOKEN.0]}" }))).toBe(
    `${HERE}.region must not hold a CDKTF token, whose value only exists when Terraform runs, got "\${TfToken[TOKEN.0]}"; write the value itself`,
  );
});

test.each(["", "amazon ebs", "amazon.ebs", "3d"])("rejects %j as a builder", (builder) => {
  expect(refusal(() => boundArtifact({ builder }))).toBe(
    `${HERE}.builder must be a builder's type, got ${JSON.stringify(builder)}; use one such as "amazon-ebs"`,
  );
});

test.each(["", "1st", "a.b"])("rejects %j as a source's label", (label) => {
  expect(refusal(() => boundArtifact({ label }))).toBe(
    `${HERE}.label must be letters, digits, dashes and underscores, not starting with a digit or dash, got ${JSON.stringify(label)}; give a label such as "ubuntu-base"`,
  );
});

test("rejects an artifact of which nothing is told", () => {
  expect(refusal(() => sampleImage({ artifacts: [PlatformArtifact.of(untyped({}))] }))).toBe(
    [
      "3 problems",
      `  ${HERE}.platform must be text; write it in quotes`,
      `  ${HERE}.region must be text; write it in quotes`,
      `  ${HERE}.builder must be a builder's type; use one such as "amazon-ebs"`,
    ].join("\n"),
  );
});

test("rejects an artifact without props", () => {
  expect(refusal(() => PlatformArtifact.of(untyped("aws")))).toBe(
    '[PlatformArtifact] props must be an object, got "aws"; write PlatformArtifact.of({ platform: "aws", region: "us-east-1", builder: "amazon-ebs" })',
  );
});
