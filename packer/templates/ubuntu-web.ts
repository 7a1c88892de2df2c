import { BaseImage, GoldenImageTemplate, PackerApp, Provisioner } from "../../constructs/packer";
import { ubuntuBase, ubuntuWeb } from "../golden-images";
import { scriptPath } from "../script-path";

/** What `ubuntu-base` has in production, with nginx. */
export function defineUbuntuWeb(app: PackerApp): GoldenImageTemplate {
  return new GoldenImageTemplate(app, "UbuntuWeb", {
    image: ubuntuWeb,
    base: BaseImage.fromChannel(ubuntuBase.channel("production")),
    vmSize: "Standard_D2s_v5",
    install: [
      Provisioner.script(scriptPath("install-nginx.sh")),
      Provisioner.firewall({ allow: ["http", "https"] }),
    ],
    verify: [
      Provisioner.script(scriptPath("verify-base.sh")),
      Provisioner.script(scriptPath("verify-nginx.sh")),
    ],
    cleanUp: [Provisioner.script(scriptPath("clean-up.sh"))],
  });
}
