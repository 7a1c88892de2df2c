/** A derived template looks up its parent's version, and not the artifact that it starts from. */
import { ParentArtifact } from "../../../constructs/packer/bases/parent-artifact";
import { PackerTemplate } from "../../../constructs/packer/packer-template";

const { addData } = PackerTemplate.prototype;
PackerTemplate.prototype.addData = function (type, ...rest) {
  return type === "hcp-packer-artifact" ? `data.${type}.parent` : addData.call(this, type, ...rest);
};

const { get } = Object.getOwnPropertyDescriptor(ParentArtifact.prototype, "externalIdentifier")!;
Object.defineProperty(ParentArtifact.prototype, "externalIdentifier", {
  get(this: ParentArtifact): unknown {
    return this.artifact.kind === "platform" ? "rehearsal-base-1.txt" : get!.call(this);
  },
});

void import("../../../rehearse/app/main");
