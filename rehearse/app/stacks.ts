import { DataResource, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  ChannelImage,
  ImageChannels,
  ImagePolicy,
  UNASSIGNED,
  addHcpProvider,
  asText,
  assignmentsOf,
  expression,
} from "../../constructs/hcp";
import { CHANNEL, MACHINES, STACKS } from "./contract";
import type { MachineName, Wanted } from "./contract";
import { FILES } from "./images";

const { base, web } = FILES;

/** The stacks that `wanted` asks for. */
export function defineStacks(scope: Construct, wanted: Wanted, hcpProjectId: string | undefined): void {
  new ChannelsStack(scope, wanted, hcpProjectId);
  if (wanted.pinned !== undefined) new MachinesStack(scope, wanted.pinned);
}

/** Buckets and channels, and what the channels hold. */
class ChannelsStack extends TerraformStack {
  constructor(scope: Construct, { production }: Wanted, hcpProjectId: string | undefined) {
    super(scope, STACKS.channels);
    addHcpProvider(this);
    new ImageChannels(this, "Channels", {
      images: [base, web],
      assignments: [
        assignmentsOf(base, { production: production.base ?? UNASSIGNED }),
        assignmentsOf(web, { production: production.web ?? UNASSIGNED }),
      ],
      // Its first build has made the bucket.
      adopted: [base],
      hcpProjectId,
    });
  }
}

/** A machine of the web image for each policy, and what says that the web image is out of date. */
class MachinesStack extends TerraformStack {
  constructor(scope: Construct, pinned: string) {
    super(scope, STACKS.machines);
    addHcpProvider(this);
    const policies: Readonly<Record<MachineName, ImagePolicy>> = {
      following: ImagePolicy.follow(),
      pinned: ImagePolicy.pinned(pinned),
      held: ImagePolicy.held(),
    };
    const images = MACHINES.map((name) => this.addMachine(name, policies[name]));
    const builtFrom = asText(expression`one(regex("-on-(.+)[.]txt$", ${images[0]!.imageId}))`);
    images[0]!.addParentCheck(base.channel(CHANNEL), builtFrom);
  }

  /** `terraform_data` stands in for a VM: it is replaced when its image is another, and needs no cloud. */
  private addMachine(name: MachineName, policy: ImagePolicy): ChannelImage {
    const scope = new Construct(this, name);
    const channel = web.channel(CHANNEL);
    const image = new ChannelImage(scope, "Image", { channel, policy, channelCheckEnabled: false });
    const { imageId, tags } = image;
    const imageAttribute = "triggers_replace.imageId";
    const machine = new DataResource(scope, "Machine", {
      triggersReplace: { imageId },
      input: { tags },
      lifecycle: image.lifecycleFor({ imageAttribute, tagsAttribute: "input.tags" }),
    });
    machine.overrideLogicalId(name);
    const running = machine.getStringAttribute(imageAttribute);
    image.addChecksFor(scope, { name, imageId: running });
    new TerraformOutput(scope, "Runs", { value: running }).overrideLogicalId(name);
    return image;
  }
}
