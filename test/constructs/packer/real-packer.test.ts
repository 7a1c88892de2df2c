import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attributes, block } from "../../../constructs/hcl";
import {
  AzureRegion,
  ComputeGallery,
  GalleryArtifactProps,
  GoldenImage,
  PlatformArtifact,
} from "../../../constructs/image";
import {
  Base,
  BaseImage,
  GoldenImageTemplate,
  GoldenImageTemplateProps,
  PACKER_PLUGINS,
  PackerApp,
  PackerTemplate,
  PluginSource,
  PluginSourceProps,
  Provisioner,
  UbuntuRelease,
} from "../../../constructs/packer";
import { describeWithPacker } from "../../tools/real-packer";
import { runPacker } from "../../tools/packer-run";
import { validateFolder } from "../../tools/validate-folder";
import { galleryArtifact, image } from "./images";

/* What we emit is right when Packer and the plugins say so: each kind of template is judged by the real ones. */

let out: string;
beforeEach(() => (out = mkdtempSync(join(tmpdir(), "real-packer-"))));
afterEach(() => rmSync(out, { recursive: true }));

const UBUNTU = BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04);
const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
const DES = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/diskEncryptionSets/des`;
const VERSION_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/galleries/g/images/i/versions/1.0.0`;

function platformImage(artifact: PlatformArtifact): GoldenImage<"production"> {
  return new GoldenImage({
    bucket: "my-image",
    description: "On another platform",
    channels: ["production"],
    artifacts: [artifact],
  });
}

/** A derived image of one platform, with the steps that any platform can take. */
function platformTemplate(
  app: PackerApp,
  artifact: PlatformArtifact,
  source: Omit<PluginSourceProps, "artifact">,
): void {
  const self = platformImage(artifact);
  const parent = new GoldenImage({ ...self, bucket: "parent", artifacts: [artifact] });
  new GoldenImageTemplate(app, "Image", {
    image: self,
    base: BaseImage.fromChannel(parent.channel("production")),
    platformSources: [{ artifact: self.platformArtifacts[0]!, ...source }],
    install: [
      Provisioner.shell({ inline: [`echo 'a "b" \${C} %{d}'`], environment: { MOTD: `it's "here"` } }),
    ],
  });
}

const DOCKER = PlatformArtifact.of({ platform: "docker", region: "docker", builder: "docker" });
const AMAZON = PlatformArtifact.of({ platform: "aws", region: "us-east-1", builder: "amazon-ebs" });

describeWithPacker(
  "Packer with the plugins of other platforms accepts",
  (packer) => {
    test("a docker image that derives from the parent's", async () => {
      const app = new PackerApp();
      platformTemplate(app, DOCKER, {
        plugin: PACKER_PLUGINS.docker,
        options: (parent) => ({ image: parent.externalIdentifier, commit: true }),
      });
      app.synth(out);

      expect(await validateFolder(packer, join(out, "my-image"))).toMatchObject({
        problems: [],
        depth: "full",
      });
    });

    test("an amazon-ebs image that derives from the parent's", async () => {
      const app = new PackerApp();
      platformTemplate(app, AMAZON, {
        plugin: PACKER_PLUGINS.amazon,
        options: (parent) => ({
          ami_name: "my-image",
          instance_type: "t3.micro",
          region: "us-east-1",
          source_ami: parent.externalIdentifier,
          ssh_username: "ubuntu",
          access_key: "none",
          secret_key: "none",
        }),
        blocks: [
          block("launch_block_device_mappings", [], attributes({ device_name: "/dev/sda1", volume_size: 8 })),
        ],
      });
      app.synth(out);

      expect(await validateFolder(packer, join(out, "my-image"))).toMatchObject({
        problems: [],
        depth: "full",
      });
    });

    test("two platforms in one bucket, with an Ansible playbook for one of them", async () => {
      const playbook = join(out, "site.yml");
      writeFileSync(playbook, "- hosts: all\n  tasks: []\n");
      const both = new GoldenImage({
        bucket: "my-image",
        description: "Both",
        channels: [],
        artifacts: [DOCKER, AMAZON],
      });
      const [docker, amazon] = both.platformArtifacts as [PlatformArtifact, PlatformArtifact];
      const app = new PackerApp();
      new GoldenImageTemplate(app, "Image", {
        image: both,
        base: UBUNTU,
        platformSources: [
          {
            artifact: docker,
            plugin: PACKER_PLUGINS.docker,
            options: { image: "ubuntu:24.04", commit: true },
          },
          {
            artifact: amazon,
            plugin: PACKER_PLUGINS.amazon,
            options: {
              ami_name: "my-image",
              instance_type: "t3.micro",
              region: "us-east-1",
              source_ami: "ami-1",
              ssh_username: "ubuntu",
            },
          },
        ],
        install: [Provisioner.ansible({ playbook, only: [amazon.componentType] })],
      });
      app.synth(join(out, "packer"));
      // The plugin asks it for its version and for nothing else; whether Ansible is installed here is no matter.
      writeFileSync(join(out, "ansible-playbook"), '#!/bin/sh\necho "ansible-playbook [core 2.17.0]"\n', {
        mode: 0o755,
      });
      const environment = { PATH: `${out}:${process.env["PATH"]}` };

      const validation = await validateFolder(packer, join(out, "packer", "my-image"), { environment });

      expect(validation).toMatchObject({ problems: [], depth: "full" });
    });
  },
  ["docker", "amazon", "ansible"],
);

describeWithPacker("Packer itself", (packer) => {
  test("writes a file whose text is the literal that was given", async () => {
    const text = 'a "quoted" ${var.x} %{if true} \\ back\nslash\té\u0000';
    const artifact = PlatformArtifact.of({
      platform: "packer.file",
      region: out,
      builder: "file",
      label: "note",
    });
    const app = new PackerApp();
    const template = new PackerTemplate(app, "Note", { name: "note" });
    template.addSource(
      new PluginSource({ artifact, options: { content: text, target: join(out, "note.txt") } }),
    );
    app.synth(join(out, "packer"));

    const { exitCode, output } = await runPacker(packer, ["build", join(out, "packer", "note")]);

    expect([exitCode, existsSync(join(out, "note.txt")) ? "" : output]).toEqual([0, ""]);
    expect(readFileSync(join(out, "note.txt"), "utf8")).toBe(text);
  });
});

const GALLERY = new ComputeGallery({ name: "g", resourceGroup: "rg", subscriptionId: SUBSCRIPTION });
const azure = (props: Partial<GalleryArtifactProps> = {}, more: Partial<GoldenImageTemplateProps> = {}) => ({
  image: image("my-image", galleryArtifact({ gallery: GALLERY, ...props })),
  base: UBUNTU,
  vmSize: "Standard_D2s_v5",
  ...more,
});
const from = (base: Base) => azure({}, { base });
const managed = { securityType: "TrustedLaunchSupported", managedImage: { resourceGroup: "rg" } } as const;
const parentOf = (props: Partial<GalleryArtifactProps>) =>
  BaseImage.fromChannel(
    image("parent", galleryArtifact({ gallery: GALLERY, ...props })).channel("production"),
  );

const ACCEPTED: Readonly<Record<string, GoldenImageTemplateProps>> = {
  "the defaults": azure(),
  "Ubuntu 22.04": from(BaseImage.fromMarketplace(UbuntuRelease.JAMMY_22_04)),
  "Ubuntu 26.04 Pro minimal": from(
    BaseImage.fromMarketplace(UbuntuRelease.RESOLUTE_26_04, { edition: "pro-minimal" }),
  ),
  Arm64: azure({ architecture: "Arm64" }, { vmSize: "Standard_D2ps_v6" }),
  "a channel": from(parentOf({})),
  "a channel of an image that keeps a managed one": from(parentOf(managed)),
  "a gallery version": from(BaseImage.fromGalleryVersion(VERSION_ID)),
  "a community gallery": from(
    BaseImage.fromCommunityGallery("/CommunityGalleries/g-1/Images/i/Versions/1.0.0"),
  ),
  "a directly shared gallery": from(
    BaseImage.fromDirectSharedGallery("/SharedGalleries/g/Images/i/Versions/1.0.0"),
  ),
  "a managed image beside": azure(managed),
  "a confidential VM": azure({ securityType: "ConfidentialVM" }, { vmSize: "Standard_DC2as_v5" }),
  "a standard one of generation 1": azure({ securityType: "Standard", generation: "V1" }),
  "a specialised one": azure({ specialized: true }),
  "replicas with keys of one's own": azure({
    replicas: 3,
    diskEncryptionSetId: DES,
    replicaRegions: [{ region: AzureRegion.WEST_US_2, replicas: 1, diskEncryptionSetId: DES }],
  }),
  "shallow replication": azure({}, { shallowReplicationEnabled: true }),
  "a network of one's own": azure(
    {},
    { virtualNetworkName: "v", virtualNetworkSubnetName: "s", virtualNetworkResourceGroupName: "rg" },
  ),
};

describeWithPacker(
  "Packer with the azure plugin accepts",
  (packer) => {
    test.each(Object.entries(ACCEPTED))("%s", async (_, props) => {
      const app = new PackerApp();
      new GoldenImageTemplate(app, "Image", props);
      app.synth(out);

      expect(await validateFolder(packer, join(out, "my-image"))).toMatchObject({
        problems: [],
        depth: "full",
      });
    });
  },
  ["azure"],
);
