import { AzureRegion, ComputeGallery, GalleryArtifact, GoldenImage } from "../../../constructs/image";
import {
  BaseImage,
  GoldenImageTemplate,
  PackerApp,
  Provisioner,
  UbuntuRelease,
} from "../../../constructs/packer";

/** Every tenth image is a base, and the nine after it derive from it. */
const FAMILY_SIZE = 10;
const CHANNELS = ["development", "staging", "production"] as const;

/**
 * Adds `size` templates to `app` as a large organisation would have them: a few from the marketplace, most
 * derived from one of those, each with a firewall, commands, and a script.
 *
 * @param script absolute path of the script that all of them carry
 */
export function defineFleet(app: PackerApp, size: number, script: string): void {
  const gallery = new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" });
  let family = defineImage(gallery, 0);
  for (let n = 0; n < size; n++) {
    const isBase = n % FAMILY_SIZE === 0;
    const image = n === 0 ? family : defineImage(gallery, n);
    if (isBase) family = image;
    new GoldenImageTemplate(app, `Image${n}`, {
      image,
      base: isBase
        ? BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04)
        : BaseImage.fromChannel(family.channel("production")),
      vmSize: "Standard_D2s_v5",
      update: [Provisioner.shell({ inline: ["apt-get update", `apt-get install -y service-${n}`] })],
      harden: [Provisioner.firewall({ allow: ["ssh", "https"] })],
      install: [Provisioner.script(script)],
    });
  }
}

function defineImage(gallery: ComputeGallery, n: number): GoldenImage<(typeof CHANNELS)[number]> {
  return new GoldenImage({
    bucket: `service-${n}`,
    description: `Ubuntu 24.04 LTS with what service ${n} needs`,
    labels: { os: "ubuntu", release: "24.04", owner: "platform-team", service: `service-${n}` },
    channels: CHANNELS,
    artifacts: [
      GalleryArtifact.of({
        gallery,
        buildRegion: AzureRegion.EAST_US,
        replicaRegions: [AzureRegion.WEST_US_2],
      }),
    ],
  });
}
