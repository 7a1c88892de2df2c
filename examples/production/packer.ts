/** `npm run synth-packer`: the template, in out/. */
import {
  BaseImage,
  GoldenImageTemplate,
  PackerApp,
  Provisioner,
  UbuntuRelease,
} from "cdktf-golden-image/packer";
import { web } from "./golden-image";

const app = new PackerApp();
new GoldenImageTemplate(app, "UbuntuWeb", {
  image: web,
  base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04, { edition: "minimal" }),
  vmSize: "Standard_D2s_v5",
  // The copies survive the loss of a zone, as the scale sets do.
  imageStorageAccountType: "Standard_ZRS",
  install: [
    Provisioner.shell({ inline: ["apt-get update", "apt-get install -y nginx"] }),
    Provisioner.firewall({ allow: ["ssh", "http"] }),
  ],
  verify: [Provisioner.shell({ inline: ["nginx -t", "systemctl is-enabled nginx"] })],
});
app.synth("out");
