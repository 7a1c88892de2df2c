import { GoldenImage, PlatformArtifact } from "../../../constructs/image";
import {
  BaseImage,
  GoldenImageTemplateProps,
  PACKER_PLUGINS,
  UbuntuRelease,
} from "../../../constructs/packer";
import { galleryArtifact, image } from "./images";
import { renderGolden } from "./render";

const PARENT = image("parent", galleryArtifact(), galleryArtifact({ architecture: "Arm64" }));
const TWO = image("web", galleryArtifact(), galleryArtifact({ architecture: "Arm64" }));
const SIZES = { vmSize: "Standard_D2s_v5", perArtifact: { "web-arm64": { vmSize: "Standard_D2ps_v6" } } };

/** What is said of a template whose base names no SKU. */
function said(props: Partial<GoldenImageTemplateProps>): readonly string[] {
  const text = renderGolden({
    image: TWO,
    base: BaseImage.fromChannel(PARENT.channel("production")),
    ...SIZES,
    ...props,
  });
  return text.split("\n").filter((line) => line.includes("[Image"));
}

test("each architecture can have a size of its own", () => expect(said({})).toEqual([]));

test("rejects the size of one artifact by the name under which it was given", () => {
  expect(said({ perArtifact: { "web-arm64": { vmSize: "Standard_D2s_v5" } } })).toEqual([
    '[Image] perArtifact.web-arm64.vmSize must be a size for Arm64, the architecture of web-arm64, got "Standard_D2s_v5"; use one such as "Standard_D2ps_v6"',
  ]);
});

test("rejects one size for two architectures", () => {
  expect(said({ perArtifact: {} })).toEqual([
    '[Image] vmSize must be a size for Arm64, the architecture of web-arm64, got "Standard_D2s_v5"; use one such as "Standard_D2ps_v6"',
  ]);
});

test("rejects a size without the Trusted Launch of the artifact that it is for", () => {
  expect(said({ perArtifact: { "web-arm64": { vmSize: "Standard_D2ps_v5" } } })).toEqual([
    '[Image] perArtifact.web-arm64.vmSize must be a size with Trusted Launch, which web-arm64 has, got "Standard_D2ps_v5"; use one such as "Standard_D2ps_v6"',
  ]);
});

test("a standard image needs no size with Trusted Launch", () => {
  const standard = image("web", galleryArtifact({ securityType: "Standard" }));
  const base = BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04);

  expect(said({ image: standard, base, vmSize: "Standard_D2_v3", perArtifact: {} })).toEqual([]);
});

test("rejects what is no size once, and says nothing of its architecture", () => {
  expect(said({ vmSize: "D2s_v5" })).toEqual([
    expect.stringContaining('vmSize must be an Azure VM size, got "D2s_v5"'),
  ]);
});

test("rejects options of artifacts that the image has not, and lists those that it has", () => {
  expect(said({ perArtifact: { ...SIZES.perArtifact, arm: {} } })).toEqual([
    '[Image] perArtifact.arm must be the label of one of the image\'s Azure artifacts, got "arm"; it has web, web-arm64',
  ]);
});

const artifacts = ["one", "two"].map((label) =>
  PlatformArtifact.of({ platform: "docker", region: "docker", builder: "docker", label }),
);
const PLATFORMS = new GoldenImage({
  bucket: "web",
  description: "No Azure",
  channels: ["production"],
  artifacts,
});
const sources = (PLATFORMS.artifacts as readonly PlatformArtifact[]).map((artifact) => ({
  artifact,
  plugin: PACKER_PLUGINS.docker,
  options: { image: "ubuntu:24.04", commit: true },
}));
const DOCKER = {
  image: PLATFORMS,
  base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
  vmSize: undefined,
  perArtifact: undefined,
};

test("rejects options of an artifact where the image has none in Azure", () => {
  expect(said({ ...DOCKER, platformSources: sources, perArtifact: { web: {} } })).toEqual([
    '[Image] perArtifact.web must be the label of one of the image\'s Azure artifacts, got "web"; it has none',
  ]);
});

test("rejects each platform artifact that nobody builds", () => {
  expect(said(DOCKER).filter((line) => line.includes("platformSources"))).toEqual([
    "  [Image] platformSources must say how every artifact of the image is built, got []; add an entry for docker.one",
    "  [Image] platformSources must say how every artifact of the image is built, got []; add an entry for docker.two",
  ]);
});

test("rejects a source of another image, and lists the image's own", () => {
  const artifact = PlatformArtifact.of({
    platform: "docker",
    region: "docker",
    builder: "docker",
    label: "three",
  });

  expect(said({ ...DOCKER, platformSources: [...sources, { ...sources[0]!, artifact }] })).toEqual([
    '[Image] platformSources must be about artifacts of this image, got "docker.three"; it has docker.one, docker.two; take the artifact from image.artifacts',
  ]);
});

test.each(["build_time", "base", "template_digest"])(
  "rejects the build label %s, which is the template's",
  (name) => {
    expect(said({ buildLabels: { [name]: "mine" } })).toEqual([
      `[Image] buildLabels.${name} is written by the template itself, got "${name}"; use another name`,
    ]);
  },
);

test("rejects a tag that Azure would refuse, by its name", () => {
  expect(said({ tags: { "a/b": "x" } })).toContainEqual(
    expect.stringContaining('[Image] tags["a/b"] must have a name of 1 to 512 bytes'),
  );
});
