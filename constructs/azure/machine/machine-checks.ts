import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { ChannelImage } from "../../hcp/channel-image";
import type { ImageUse } from "../../hcp/image-checks";
import type { RunningMachine, RunningMachines } from "./running-machines";

/** What is looked up to say more about what runs. Without any, one warning: it is not what it should be. */
export interface ImageCheckOptions {
  /**
   * The machines as they are. With them, a plan says when it would replace an image by an older one, as after HCP's
   * own rollback.
   * @default - such a plan says nothing
   */
  readonly running?: RunningMachines;
  /**
   * Whether the version that runs is looked up, by its tag, to say when it is revoked or going to be, wherever the
   * channel is by then. It is looked up within the check, so no plan is without changes any more.
   * @default false
   */
  readonly runningVersionLookedUp?: boolean;
}

/** The warnings about one machine. */
export function addMachineChecks(
  scope: Construct,
  image: ChannelImage,
  resource: TerraformResource & { readonly sourceImageId: string },
  machine: RunningMachine & Pick<ImageUse, "imageSetInPlace">,
  options: ImageCheckOptions,
): void {
  const { running, runningVersionLookedUp = false } = options;
  image.addChecksFor(scope, {
    name: machine.name,
    imageId: resource.sourceImageId,
    imageSetInPlace: machine.imageSetInPlace,
    tags: runningVersionLookedUp ? resource.interpolationForAttribute("tags") : undefined,
    live: running?.tagsOf(machine),
  });
}
