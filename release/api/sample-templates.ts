import {
  BaseImage,
  Component,
  GoldenImageTemplate,
  PACKER_PLUGINS,
  PackerApp,
  PostProcessor,
  Provisioner,
  UbuntuRelease,
} from "cdktf-golden-image";
import type { Base, GoldenImage } from "cdktf-golden-image";
import { base, derived, several } from "./sample-image";

const vmSize = "Standard_D2s_v5";

/** Templates with every name that the library gives: to files, inputs, locals, look-ups, sources. */
export function sampleTemplates(): PackerApp {
  const app = new PackerApp();
  new GoldenImageTemplate(app, "Base", {
    image: base,
    base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
    vmSize,
    components: [
      Component.update(),
      Component.azureDatasource(),
      Component.unattendedUpgrades(),
      Component.firewall({ allow: ["ssh"] }),
      Component.sshServer(),
      Component.kernelSettings(),
      Component.kernelModules(),
      Component.filePermissions(),
      Component.audit(),
      Component.accounts(),
      Component.timeSync(),
      Component.banner(),
      Component.cleanUp(),
    ],
    install: [Provisioner.packages(["nginx"])],
    verify: [Provisioner.verify({ services: ["nginx"] })],
    billOfMaterials: [Provisioner.billOfMaterials()],
    postProcessors: [PostProcessor.provenance()],
  });
  addTemplateWithSeveral(app, several, BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04));
  addTemplateWithSeveral(app, derived, BaseImage.fromChannel(several.channel("production")));
  return app;
}

function addTemplateWithSeveral(app: PackerApp, image: GoldenImage, start: Base): void {
  new GoldenImageTemplate(app, image.bucket, {
    image,
    base: start,
    vmSize,
    perArtifact: { [`${image.bucket}-arm64`]: { vmSize: "Standard_D2ps_v6" } },
    platformSources: image.artifacts
      .filter((artifact) => artifact.kind === "platform")
      .map((artifact) => ({
        artifact,
        plugin: PACKER_PLUGINS.docker,
        options: { image: "ubuntu:24.04", commit: true },
      })),
  });
}
