import {
  BaseImage,
  Component,
  GoldenImageTemplate,
  PackerApp,
  Provisioner,
  UbuntuRelease,
} from "../../constructs/packer";
import { baseline } from "../baseline";
import { ubuntuBase } from "../golden-images";

/** Ubuntu from the marketplace, up to date and hardened: what every other image derives from. */
export function defineUbuntuBase(app: PackerApp): GoldenImageTemplate {
  return new GoldenImageTemplate(app, "UbuntuBase", {
    image: ubuntuBase,
    base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
    vmSize: "Standard_D2s_v5",
    components: [Component.update(), ...baseline, Component.cleanUp()],
    billOfMaterials: [Provisioner.billOfMaterials()],
  });
}
