import {
  BaseImage,
  GoldenImageTemplate,
  PackerApp,
  Provisioner,
  UbuntuRelease,
} from "../../constructs/packer";
import { ubuntuBase } from "../golden-images";
import { scriptPath } from "../script-path";

/** Ubuntu from the marketplace, up to date, with a firewall and hardened: what every other image derives from. */
export function defineUbuntuBase(app: PackerApp): GoldenImageTemplate {
  return new GoldenImageTemplate(app, "UbuntuBase", {
    image: ubuntuBase,
    base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
    vmSize: "Standard_D2s_v5",
    update: [Provisioner.script(scriptPath("update.sh")), Provisioner.restart()],
    harden: [
      Provisioner.script(scriptPath("unattended-upgrades.sh")),
      Provisioner.firewall({ allow: ["ssh"] }),
      Provisioner.script(scriptPath("harden.sh")),
    ],
    verify: [Provisioner.script(scriptPath("verify-base.sh"))],
    cleanUp: [Provisioner.script(scriptPath("clean-up.sh"))],
  });
}
