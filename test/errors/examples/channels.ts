import {
  ImagePolicy,
  TerraformCheck,
  UNASSIGNED,
  assignmentsOf,
  terraformLiteral,
  terraformLiterals,
} from "../../../constructs/hcp";
import { AzureRegion, PlatformArtifact } from "../../../constructs/image";
import { ErrorExamples, artifact, channelImage, image, imageChannels, inStack } from "./scene";

const ROW = assignmentsOf(image(), { production: UNASSIGNED });

export const CHANNELS: ErrorExamples = {
  "artifact-choice": () => channelImage({ artifact: 7 as never }),
  "artifact-region": () => channelImage({ artifact: { region: "westus2" } }),
  days: () => channelImage({ maxAgeDays: 1.5 }),
  policy: () => channelImage({ policy: "held" as never }),
  "policy-options": () => ImagePolicy.held("warn" as never),
  fingerprint: () => ImagePolicy.pinned("newest version"),
  "region-not-replicated": () => channelImage().lifecycleFor({ region: AzureRegion.WEST_EUROPE }),
  "region-not-azure": () => {
    const aws = PlatformArtifact.of({ platform: "aws", region: "us-east-1", builder: "amazon-ebs" });
    const web = image({ artifacts: [aws] });
    const found = channelImage({ channel: web.channel("production") });
    return found.lifecycleFor({ region: AzureRegion.EAST_US });
  },
  "gallery-subscription": () => {
    const web = image({
      artifacts: [artifact({ securityType: "Standard", managedImage: { resourceGroup: "rg-images" } })],
    });
    return channelImage({ channel: web.channel("production") });
  },
  image: () => imageChannels({ images: ["ubuntu-web" as never] }),
  "image-twice": () => imageChannels({ images: [image(), image()] }),
  "image-unlisted": () => imageChannels({ restricted: [image().channel("production")] }),
  "hcp-project-id": () => {
    const web = image();
    return imageChannels({ images: [web], adopted: [web] });
  },
  "assignments-row": () => imageChannels({ assignments: [ROW, "ubuntu-web" as never] }),
  "assignments-missing": () => imageChannels({ assignments: [] }),
  "assignments-twice": () => imageChannels({ assignments: [ROW, ROW] }),
  "assignments-bucket": () =>
    imageChannels({
      assignments: [ROW, { ...ROW, bucket: "ubuntu-wbe" }],
    }),
  "assignments-channel": () =>
    imageChannels({ assignments: [{ ...ROW, channels: { ...ROW.channels, latest: UNASSIGNED } }] }),
  "check-data": () => inStack((stack) => new TerraformCheck(stack, "Check").dataAttribute("name")),
  "check-hcl": () => inStack((stack) => new TerraformCheck(stack, "Check").toHclTerraform()),
  "terraform-literal": () => terraformLiteral(7 as never),
  "terraform-name": () => terraformLiterals({ "//": "x" }),
};
