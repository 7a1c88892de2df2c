import { AzureRegion, PlatformArtifact } from "../../../constructs/image";
import { BaseImage, PackerApp, PackerVariable, UbuntuRelease } from "../../../constructs/packer";
import {
  ErrorExamples,
  addTemplate,
  artifact,
  emptyTemplate,
  galleryImage,
  image,
  ownTemplate,
  parent,
  template,
} from "./scene";

const DOCKER = PlatformArtifact.of({ platform: "docker", region: "docker", builder: "docker" });

const dockerPlugin = (version: string) => ({
  name: "docker",
  source: "github.com/hashicorp/docker",
  version,
});

export const TEMPLATES: ErrorExamples = {
  "template-image": () => template({ image: "ubuntu-web" as never }),
  "template-base": () => template({ base: "ubuntu" as never }),
  "vm-size-architecture": () => template({ base: parent(), vmSize: "Standard_D2ps_v6" }),
  "vm-size-trusted-launch": () => template({ vmSize: "Standard_D2_v3" }),
  "build-label": () => template({ buildLabels: { base: "ubuntu" } }),
  "artifact-unknown": () => template({ perArtifact: { arm: { vmSize: "Standard_D2ps_v6" } } }),
  "platform-source": () => template({ image: image({ artifacts: [artifact(), DOCKER] }) }),
  "platform-parent": () => {
    const docker = image({ artifacts: [DOCKER] });
    const [built] = docker.artifacts;
    const options = () => ({ image: "ubuntu:24.04" });
    return template({ image: docker, platformSources: [{ artifact: built as PlatformArtifact, options }] });
  },
  "template-name": () => ownTemplate(() => undefined, "ubuntu web"),
  "template-sources": () => emptyTemplate(() => undefined),
  "template-twice": () =>
    ownTemplate((own) => {
      own.addVariable(new PackerVariable({ name: "owner" }));
      own.addVariable(new PackerVariable({ name: "owner" }));
    }),
  "plugin-version": () => ownTemplate((own) => own.addPlugin(dockerPlugin(">= 1.0.0"))),
  "plugin-twice": () =>
    ownTemplate((own) => {
      own.addPlugin(dockerPlugin("1.0.0"));
      own.addPlugin(dockerPlugin("1.1.2"));
    }),
  "template-bucket-twice": () => {
    const app = new PackerApp();
    addTemplate(app, "One", { image: image() });
    addTemplate(app, "Two", { image: image() });
    return app.render();
  },
  "template-definition-twice": () => {
    const app = new PackerApp();
    addTemplate(app, "One", {
      image: image({ bucket: "ubuntu-one", artifacts: [artifact({ definition: "x" })] }),
    });
    addTemplate(app, "Two", {
      image: image({ bucket: "ubuntu-two", artifacts: [artifact({ definition: "x" })] }),
    });
    return app.render();
  },
  "template-cycle": () => template({ base: BaseImage.fromChannel(image().channel("production")) }),
  validation: () => {
    const app = new PackerApp();
    app.node.addValidation({ validate: () => ["what one of your own constructs says"] });
    return app.render();
  },
};

export const BASES: ErrorExamples = {
  channel: () => BaseImage.fromChannel("production" as never),
  "marketplace-version": () =>
    template({ base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04, { version: "newest" }) }),
  "marketplace-edition": () =>
    template({
      image: galleryImage({ architecture: "Arm64" }),
      base: BaseImage.fromMarketplace(UbuntuRelease.JAMMY_22_04, { edition: "minimal" }),
      vmSize: "Standard_D2ps_v6",
    }),
  "parent-artifact": () =>
    template({
      image: galleryImage({ architecture: "Arm64" }),
      base: parent({ architecture: "x64" }),
      vmSize: "Standard_D2ps_v6",
    }),
  "parent-region": () =>
    template({ image: galleryImage({ buildRegion: AzureRegion.NORTH_EUROPE }), base: parent() }),
  "parent-security": () => template({ image: galleryImage({ securityType: "Standard" }), base: parent() }),
  "parent-generation": () =>
    template({
      image: galleryImage({ securityType: "Standard" }),
      base: parent({ securityType: "Standard", generation: "V1" }),
    }),
  "parent-subscription": () =>
    template({
      image: galleryImage({ securityType: "Standard" }),
      base: parent({ securityType: "Standard", managedImage: { resourceGroup: "rg-images" } }),
    }),
  "parent-specialized": () => template({ base: parent({ specialized: true }) }),
};

export const VARIABLES: ErrorExamples = {
  "variable-name": () => new PackerVariable({ name: "2fast" }),
  "variable-environment": () => new PackerVariable({ name: "token", fromEnvironment: "API-TOKEN" }),
  "variable-secret": () => new PackerVariable({ name: "token", sensitive: true, default: "hunter2" }),
};
