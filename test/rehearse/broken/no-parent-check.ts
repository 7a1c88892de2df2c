/** Nothing says that an image is out of date. */
import { ChannelImage } from "../../../constructs/hcp/channel-image";

ChannelImage.prototype.addParentCheck = () => undefined;

void import("../../../rehearse/app/main");
