import { Problems, describeProblem } from "../../../constructs/errors";
import {
  ArtifactChoice,
  checkRegion,
  chooseArtifact,
  requireChoice,
} from "../../../constructs/hcp/artifact-choice";
import { AzureRegion, GalleryArtifact, PlatformArtifact } from "../../../constructs/image";
import { gallery, sampleImage } from "../image/sample";

const aws = (region: string, label?: string) =>
  PlatformArtifact.of({ platform: "aws", region, builder: "amazon-ebs", label });

const [x64, arm64, east, west] = sampleImage({
  bucket: "web",
  artifacts: [
    GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US }),
    GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US, architecture: "Arm64" }),
    aws("us-east-1", "web-east"),
    aws("us-west-2", "web-west"),
  ],
}).artifacts;
const ALL = [x64!, arm64!, east!, west!];

function choose(artifacts: typeof ALL, choice: ArtifactChoice) {
  const problems = new Problems("Image");
  const chosen = chooseArtifact(problems, artifacts, choice);
  return { chosen, said: problems.all.map(describeProblem) };
}

test.each<[string, typeof ALL, ArtifactChoice, (typeof ALL)[0]]>([
  ["the only one", [east!], {}, east!],
  ["the only one of Azure, among others", [east!, x64!, west!], {}, x64!],
  ["the one of a component type", ALL, { componentType: "azure-arm.web-arm64" }, arm64!],
  ["the one of a component type on another platform", ALL, { componentType: "amazon-ebs.web-west" }, west!],
  ["the only one of a platform", [x64!, east!], { platform: "aws" }, east!],
  ["the one of a region", ALL, { platform: "aws", region: "us-west-2" }, west!],
  ["the only one, whatever the region", [x64!, east!], { platform: "aws", region: "eu-west-1" }, east!],
])("is %s", (_, artifacts, choice, artifact) => {
  expect(choose(artifacts, choice)).toEqual({ chosen: artifact, said: [] });
});

test("rejects a choice that fits two, and names these two", () => {
  expect(choose(ALL, { platform: "aws" })).toEqual({
    chosen: undefined,
    said: [
      '[Image] artifact fits more than one of the image\'s artifacts, got {"platform":"aws"}; ' +
        "give the componentType of one: amazon-ebs.web-east (aws, us-east-1), amazon-ebs.web-west (aws, us-west-2)",
    ],
  });
});

test("rejects a choice that fits none, and names all", () => {
  expect(choose([x64!, east!], { platform: "gce" }).said).toEqual([
    '[Image] artifact fits none of the image\'s artifacts, got {"platform":"gce"}; ' +
      "give the componentType of one: azure-arm.web (azure, eastus), amazon-ebs.web-east (aws, us-east-1)",
  ]);
});

test("rejects a component type that is nearly one", () => {
  expect(choose([x64!, east!], { componentType: "azure-arm.wep" }).said).toEqual([
    '[Image] artifact fits none of the image\'s artifacts, got {"componentType":"azure-arm.wep"}; ' +
      'did you mean "azure-arm.web"? give the componentType of one: azure-arm.web (azure, eastus), amazon-ebs.web-east (aws, us-east-1)',
  ]);
});

test.each([
  ["none", x64!, undefined],
  ["the build region", x64!, "eastus"],
  ["another one of another platform", east!, "eu-west-1"],
])("the region can be %s", (_, artifact, region) => {
  const problems = new Problems("Image");
  checkRegion(problems, artifact, region);

  expect(problems.all).toEqual([]);
});

test("rejects another region than the build's of an Azure artifact", () => {
  const problems = new Problems("Image");
  checkRegion(problems, x64!, "westus2");

  expect(problems.all.map(describeProblem)).toEqual([
    '[Image] artifact.region must be the build region, the only one that HCP Packer records an Azure artifact under, got "westus2"; ' +
      'leave it out: "eastus" is looked up, and its id boots in every region that the image is replicated to',
  ]);
});

test.each<[unknown, boolean, readonly string[]]>([
  [{}, true, []],
  [{ componentType: "a.b", platform: "aws", region: "x", more: 7 }, true, []],
  ["aws", false, ['[Image] artifact must be an object, got "aws"; write { platform: "aws" }']],
  [undefined, false, ['[Image] artifact must be an object; write { platform: "aws" }']],
  [{ componentType: 7 }, false, ["[Image] artifact.componentType must be text, got 7; write it in quotes"]],
  [{ platform: 7 }, false, ["[Image] artifact.platform must be text, got 7; write it in quotes"]],
  [
    { region: null, platform: "aws" },
    false,
    ["[Image] artifact.region must be text, got null; write it in quotes"],
  ],
])("%j is a choice: %s", (choice, isOne, said) => {
  const problems = new Problems("Image");

  expect(requireChoice(problems, choice)).toBe(isOne);
  expect(problems.all.map(describeProblem)).toEqual(said);
});
