import { reference, template } from "../../constructs/hcl";
import type { PlatformArtifact } from "../../constructs/image";
import { BaseImage, GoldenImageTemplate, PackerVariable, UbuntuRelease } from "../../constructs/packer";
import type { PackerApp, PluginSourceProps } from "../../constructs/packer";
import { BUCKETS, CHANNEL } from "./contract";
import type { RehearsedImages } from "./images";

const BUILD = new PackerVariable({
  name: "build",
  description:
    "Which build this is: each writes a file of its own, as each in Azure makes a version of its own",
});

/** Where the image is a version in a gallery, it is built on a VM of this size. */
const VM_SIZE = "Standard_D2s_v5";

/** The templates of both images. */
export function defineTemplates(app: PackerApp, { base, web }: RehearsedImages): void {
  const common = { vmSize: VM_SIZE, variables: [BUILD] };
  new GoldenImageTemplate(app, "Base", {
    ...common,
    image: base,
    base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
    platformSources: base.platformArtifacts.map(baseFile),
  });
  new GoldenImageTemplate(app, "Web", {
    ...common,
    image: web,
    base: BaseImage.fromChannel(base.channel(CHANNEL)),
    platformSources: web.platformArtifacts.map(webFile),
  });
}

function baseFile(artifact: PlatformArtifact): PluginSourceProps {
  const target = template(`${BUCKETS.base}-`, BUILD.value, ".txt");
  return { artifact, options: { target, content: template("build ", BUILD.value, "\n") } };
}

/** The file's name says which version of the base it was made from, as the tags of a version in a gallery do. */
function webFile(artifact: PlatformArtifact): PluginSourceProps {
  const parent = reference("data.hcp-packer-version.parent.fingerprint");
  const target = template(`${BUCKETS.web}-`, BUILD.value, "-on-", parent, ".txt");
  return { artifact, options: ({ externalIdentifier }) => ({ source: externalIdentifier, target }) };
}
