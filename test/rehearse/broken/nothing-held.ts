/** `held` holds nothing. */
import { ChannelImage } from "../../../constructs/hcp/channel-image";

const { lifecycleFor } = ChannelImage.prototype;
ChannelImage.prototype.lifecycleFor = function (options) {
  return { ...lifecycleFor.call(this, options), ignoreChanges: undefined };
};

void import("../../../rehearse/app/main");
