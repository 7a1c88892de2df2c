/** `npm run synth-packer`: a template for each image, in out/. */
import { join } from "node:path";
import {
  BaseImage,
  GoldenImageTemplate,
  PackerApp,
  Provisioner,
  UbuntuRelease,
} from "cdktf-golden-image/packer";
import { ubuntuBase, ubuntuWeb } from "./golden-images";

const app = new PackerApp();
const vmSize = "Standard_D2s_v5";

new GoldenImageTemplate(app, "UbuntuBase", {
  image: ubuntuBase,
  base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
  vmSize,
  update: [
    Provisioner.shell({
      inline: ["apt-get update", "apt-get -o DPkg::Lock::Timeout=600 dist-upgrade -y"],
      environment: { DEBIAN_FRONTEND: "noninteractive" },
    }),
    Provisioner.restart(),
  ],
  harden: [Provisioner.firewall({ allow: ["ssh"] })],
});

new GoldenImageTemplate(app, "UbuntuWeb", {
  image: ubuntuWeb,
  base: BaseImage.fromChannel(ubuntuBase.channel("production")),
  vmSize,
  install: [
    Provisioner.script(join(__dirname, "scripts", "install-nginx.sh")),
    Provisioner.firewall({ allow: ["http"] }),
  ],
  verify: [Provisioner.shell({ inline: ["nginx -t", "systemctl is-enabled nginx"] })],
});

app.synth("out");
