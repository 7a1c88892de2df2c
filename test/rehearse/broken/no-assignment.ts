/** The channels are made, and nothing is assigned to them. */
import { PackerChannelAssignment } from "@cdktf/provider-hcp/lib/packer-channel-assignment";

PackerChannelAssignment.prototype.toTerraform = () => ({});

void import("../../../rehearse/app/main");
