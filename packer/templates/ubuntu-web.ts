import { BaseImage, Component, GoldenImageTemplate, PackerApp, Provisioner } from "../../constructs/packer";
import { baseline } from "../baseline";
import { ubuntuBase, ubuntuWeb } from "../golden-images";
import { scriptPath } from "../script-path";

/** What `ubuntu-base` has in production, with nginx. What the base promises is checked once more. */
export function defineUbuntuWeb(app: PackerApp): GoldenImageTemplate {
  return new GoldenImageTemplate(app, "UbuntuWeb", {
    image: ubuntuWeb,
    base: BaseImage.fromChannel(ubuntuBase.channel("production")),
    vmSize: "Standard_D2s_v5",
    components: [...baseline.map(Component.checksOf), Component.cleanUp()],
    install: [
      Provisioner.packages(["nginx", "curl"]),
      Provisioner.script(scriptPath("install-nginx.sh")),
      Provisioner.firewall({ allow: ["http", "https"] }),
    ],
    verify: [
      Provisioner.verify({
        services: ["nginx"],
        listeningPorts: [80],
        http: [{ url: "http://127.0.0.1/" }],
        firewallAllows: ["ssh", "http", "https"],
      }),
    ],
    billOfMaterials: [Provisioner.billOfMaterials()],
  });
}
