import { GoldenImage, PlatformArtifact } from "../../../constructs/image";
import {
  BaseImage,
  GoldenImageTemplate,
  GoldenImageTemplateProps,
  PACKER_PLUGINS,
  PackerApp,
  PackerVariable,
  PostProcessor,
  Provisioner,
  ProvisionerStep,
  UbuntuRelease,
} from "../../../constructs/packer";
import { galleryArtifact, image } from "./images";
import { blockOf, renderGolden } from "./render";

const UBUNTU = BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04);
const say = (word: string) => Provisioner.shell({ inline: [`echo ${word}`] });

function golden(props: Partial<GoldenImageTemplateProps> = {}): string {
  return renderGolden({ image: image("base-image"), base: UBUNTU, vmSize: "Standard_D2s_v5", ...props });
}

const WITH_DOCKER = new GoldenImage({
  bucket: "base-image",
  description: "On two platforms",
  channels: ["production"],
  artifacts: [
    galleryArtifact(),
    PlatformArtifact.of({ platform: "docker", region: "docker", builder: "docker", label: "base-image" }),
  ],
});
const [, DOCKER] = WITH_DOCKER.artifacts as readonly [unknown, PlatformArtifact];
const DOCKER_SOURCE = {
  artifact: DOCKER,
  plugin: PACKER_PLUGINS.docker,
  options: { image: "ubuntu:24.04", commit: true },
};

test("a version is published to the gallery only, in every region of the contract", () => {
  const source = blockOf(golden(), "source");

  expect(source).toContain(`  shared_image_gallery_destination {
    resource_group = "rg-images"
    gallery_name   = "golden_images"
    image_name     = "base-image"
    image_version  = local.image_version

    target_region {
      name = "eastus"
    }
  }
`);
  expect(source).not.toContain("managed_image");
});

test("the version is the build's time in three numbers that Azure can hold, and never TypeScript's", () => {
  expect(blockOf(golden(), "locals")).toContain(`  build_time    = timestamp()
  image_version = formatdate("YYYY.MMDD.hhmm", local.build_time)
`);
});

test("the build VM is what the definition promises: Trusted Launch by default", () => {
  expect(blockOf(golden(), "source")).toMatch(
    / {2}security_type += "TrustedLaunch"\n {2}secure_boot_enabled += true\n {2}vtpm_enabled += true\n/,
  );
});

test("a standard image is built on a standard VM", () => {
  const text = golden({ image: image("base-image", galleryArtifact({ securityType: "Standard" })) });

  expect(text).not.toMatch(/security_type|secure_boot|vtpm/);
});

test("a build in an existing resource group takes the region from there, and still publishes to the contract's", () => {
  const source = blockOf(golden({ buildResourceGroupName: "rg-builds" }), "source");

  expect(source).toMatch(/^ {2}build_resource_group_name += "rg-builds"$/m);
  expect(source).not.toMatch(/^ {2}location/m);
  expect(source).toContain('    target_region {\n      name = "eastus"\n    }\n');
});

test("a managed image beside the gallery version is named after bucket and version", () => {
  const artifact = galleryArtifact({
    securityType: "Standard",
    managedImage: { resourceGroup: "rg-managed" },
  });
  const source = blockOf(golden({ image: image("base-image", artifact) }), "source");

  expect(source).toMatch(/managed_image_name += "base-image-\$\{local.image_version\}"/);
  expect(source).toMatch(/managed_image_resource_group_name += "rg-managed"/);
  expect(source).toContain("shared_image_gallery_destination {");
});

test("replicas and encryption of the contract reach the target regions", () => {
  const id =
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/g/providers/Microsoft.Compute/diskEncryptionSets/d";
  const source = blockOf(
    golden({ image: image("base-image", galleryArtifact({ replicas: 3, diskEncryptionSetId: id })) }),
    "source",
  );

  expect(source).toMatch(
    new RegExp(
      `target_region {\\n +name += "eastus"\\n +replicas += 3\\n +disk_encryption_set_id += "${id}"`,
    ),
  );
});

test("steps run in the order of the slots, whatever order they are written in", () => {
  const text = golden({
    cleanUp: [say("clean")],
    verify: [say("verify")],
    install: [say("install-1"), say("install-2")],
    harden: [say("harden")],
    update: [say("update")],
    before: [say("before")],
  });

  const words = [...text.matchAll(/cloud-init status --wait|"echo ([a-z0-9-]+)"|waagent/g)].map(
    (m) => m[1] ?? m[0],
  );
  expect(words).toEqual([
    "cloud-init status --wait",
    "before",
    "update",
    "harden",
    "install-1",
    "install-2",
    "verify",
    "clean",
    "waagent",
  ]);
});

test("a specialised image keeps its users: nothing deprovisions it", () => {
  expect(golden({ image: image("base-image", galleryArtifact({ specialized: true })) })).not.toContain(
    "waagent",
  );
});

test("labels of the contract are labels of the bucket and tags in Azure", () => {
  const labelled = new GoldenImage({
    bucket: "base-image",
    description: "Labelled",
    labels: { owner: "platform-team" },
    channels: [],
    artifacts: [galleryArtifact()],
  });
  const text = golden({ image: labelled, tags: { cost_centre: "4711" } });

  expect(text).toMatch(/azure_tags = \{\n +owner += "platform-team"\n +cost_centre += "4711"\n/);
  expect(text).toMatch(/bucket_labels = \{\n +owner = "platform-team"\n/);
});

test("each version records when, from what and from which inputs it was built", () => {
  expect(blockOf(golden(), "hcp_packer_registry")).toMatch(
    /build_labels = \{\n +build_time += local.build_time\n +base += "Canonical:ubuntu-24_04-lts:server"\n +template_digest = "[0-9a-f]{64}"\n/,
  );
});

test("further build labels can be inputs", () => {
  const commit = new PackerVariable({ name: "commit", fromEnvironment: "GIT_COMMIT" });
  const text = golden({ variables: [commit], buildLabels: { commit: commit.value } });

  expect(blockOf(text, 'variable "commit"')).toContain('default = env("GIT_COMMIT")');
  expect(text).toMatch(/commit += var.commit\n/);
});

test("no channel is assigned by a build: promotion is a deliberate act", () => {
  expect(golden()).not.toContain("channels");
});

test("another platform's artifact is built by the same build, and Azure's steps are not run there", () => {
  const text = golden({ image: WITH_DOCKER, platformSources: [DOCKER_SOURCE], install: [say("both")] });

  expect(text).toContain('sources = ["source.azure-arm.base-image", "source.docker.base-image"]');
  expect(text.match(/only += \["azure-arm.base-image"\]/g)).toHaveLength(2);
});

test("an image without an Azure artifact needs neither login nor VM size", () => {
  const only = new GoldenImage({ bucket: "base-image", description: "x", channels: [], artifacts: [DOCKER] });
  const text = renderGolden({
    image: only,
    base: UBUNTU,
    platformSources: [{ ...DOCKER_SOURCE, artifact: only.artifacts[0] as PlatformArtifact }],
  });

  expect(text).not.toMatch(/azure|ARM_|waagent|cloud-init/);
});

test("a builder of another platform starts from the parent's artifact on it", () => {
  const derived = new GoldenImage({ ...WITH_DOCKER, bucket: "web-image" });
  const [, docker] = derived.artifacts as readonly [unknown, PlatformArtifact];
  const text = golden({
    image: derived,
    base: BaseImage.fromChannel(WITH_DOCKER.channel("production")),
    platformSources: [
      {
        artifact: docker,
        plugin: PACKER_PLUGINS.docker,
        options: (parent) => ({ image: parent.externalIdentifier, commit: true }),
      },
    ],
  });

  expect(blockOf(text, 'source "docker"')).toMatch(
    /image += data.hcp-packer-artifact.parent-docker-base-image.external_identifier/,
  );
});

test("a post-processor runs after the manifest is written", () => {
  const text = golden({
    postProcessors: [PostProcessor.custom({ type: "checksum", options: { checksum_types: ["sha256"] } })],
  });

  expect(text).toMatch(/post-processor "manifest"[^]*post-processor "checksum"/);
});

test("rejects a size of another architecture, once, also where no SKU tells", () => {
  const base = BaseImage.fromChannel(image("parent").channel("production"));

  expect(golden({ vmSize: "Standard_D2ps_v6" })).toBe(
    '[Image] vmSize is an Arm64 size, but the SKU "server" is x64, got "Standard_D2ps_v6"; ' +
      'use a size such as "Standard_D2s_v5", or another SKU',
  );
  expect(golden({ vmSize: "Standard_D2ps_v6", base })).toBe(
    "[Image] vmSize must be a size for x64, the architecture of base-image, " +
      'got "Standard_D2ps_v6"; use one such as "Standard_D2s_v5"',
  );
});

test("rejects a size without the Trusted Launch that the image has", () => {
  expect(golden({ vmSize: "Standard_D2_v3" })).toBe(
    '[Image] vmSize must be a size with Trusted Launch, which base-image has, got "Standard_D2_v3"; use one such as "Standard_D2s_v5"',
  );
});

test("rejects an image and a base that are none, as JavaScript could pass them", () => {
  const props = { image: { bucket: "base-image" }, base: "ubuntu" } as unknown as GoldenImageTemplateProps;

  expect(() => new GoldenImageTemplate(new PackerApp(), "Image", props)).toThrow(
    `2 problems
  [Image] image must be a GoldenImage, got {"bucket":"base-image"}; make it with new GoldenImage({ ... })
  [Image] base must be a base, got "ubuntu"; make it with BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04)`,
  );
});

test("rejects options for an artifact that the image does not have", () => {
  expect(golden({ perArtifact: { arm: { vmSize: "Standard_D2ps_v6" } } })).toBe(
    '[Image] perArtifact.arm must be the label of one of the image\'s Azure artifacts, got "arm"; it has base-image',
  );
});

test("rejects a platform artifact that nobody builds: its version would never be complete", () => {
  expect(golden({ image: WITH_DOCKER })).toBe(
    "[Image] platformSources must say how every artifact of the image is built, got []; add an entry for docker.base-image",
  );
});

test("rejects a platform source of another image", () => {
  expect(golden({ platformSources: [DOCKER_SOURCE] })).toBe(
    "[Image] platformSources must be about artifacts of this image, " +
      'got "docker.base-image"; it has none; take the artifact from image.artifacts',
  );
});

test("rejects options that need a parent where there is none", () => {
  const source = { ...DOCKER_SOURCE, options: () => ({ commit: true }) };

  expect(golden({ image: WITH_DOCKER, platformSources: [source] })).toBe(
    "[Image/base-image] options is a function of the parent, and the image does not derive " +
      "from a channel; pass the options themselves, or base the image on BaseImage.fromChannel()",
  );
});

test("rejects a build label that the template writes itself", () => {
  expect(golden({ buildLabels: { base: "mine" } })).toBe(
    '[Image] buildLabels.base is written by the template itself, got "base"; use another name',
  );
});

test("rejects a value that no HCL can hold, with the construct's path", () => {
  const app = new PackerApp();
  const props = { image: image("base-image"), base: UBUNTU, vmSize: "Standard_D2s_v5" };
  const template = new GoldenImageTemplate(app, "Image", props);
  template.template.addLocal("broken", Number.NaN);

  expect(() => app.render()).toThrow(
    "[Image] locals.broken must be a finite number, got NaN; HCL has no NaN and no infinity",
  );
});

test("rejects a step that is not one of ours with a message instead of a crash", () => {
  expect(golden({ install: ["apt-get install nginx" as unknown as ProvisionerStep] })).toContain(
    "[Image] install[0] must be made by Provisioner",
  );
});
