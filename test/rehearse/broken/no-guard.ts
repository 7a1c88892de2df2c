/** Images come without their guards. */
import { ChannelImage } from "../../../constructs/hcp/channel-image";

const { lifecycleFor } = ChannelImage.prototype;
ChannelImage.prototype.lifecycleFor = function (options) {
  return { ...lifecycleFor.call(this, options), precondition: undefined, postcondition: undefined };
};

void import("../../../rehearse/app/main");
