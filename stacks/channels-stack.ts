import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { BucketAssignments, ImageChannels, ImageChannelsProps, addHcpProvider } from "../constructs/hcp";
import { goldenImages } from "../packer/golden-images";
import { CHANNEL_ASSIGNMENTS } from "./channel-assignments";

/** What a deployment of the channels can differ in. */
export interface ChannelsStackProps extends Pick<ImageChannelsProps, "adopted" | "hcpProjectId"> {
  /**
   * What the channels hold.
   * @default - the reviewed table, channel-assignments.ts
   */
  readonly assignments?: readonly BucketAssignments[];
}

/**
 * The buckets and channels of this organisation's images. Its apply moves channels, and so decides what every
 * environment deploys next: `terraform plan` shows each move as one changed fingerprint.
 *
 * The first deployment comes before the first build, with every channel unassigned. If Packer has been there
 * before, list what exists in `adopted`.
 */
export class ChannelsStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: ChannelsStackProps = {}) {
    super(scope, id);
    addHcpProvider(this);
    new ImageChannels(this, "Channels", {
      images: goldenImages,
      assignments: props.assignments ?? CHANNEL_ASSIGNMENTS,
      adopted: props.adopted,
      hcpProjectId: props.hcpProjectId,
    });
  }
}
