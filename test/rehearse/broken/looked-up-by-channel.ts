/** Artifacts are looked up by channel instead of by fingerprint, also where a version is pinned. */
import { DataHcpPackerArtifact } from "@cdktf/provider-hcp/lib/data-hcp-packer-artifact";
import { CHANNEL, STACKS } from "../../../rehearse/app/contract";

const { toTerraform } = DataHcpPackerArtifact.prototype;
DataHcpPackerArtifact.prototype.toTerraform = function () {
  if (this.cdktfStack.node.id === STACKS.machines) {
    this.resetVersionFingerprint();
    this.channelName = CHANNEL;
  }
  return toTerraform.call(this);
};

void import("../../../rehearse/app/main");
