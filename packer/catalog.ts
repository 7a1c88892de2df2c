import { PackerApp } from "../constructs/packer";
import { defineUbuntuBase } from "./templates/ubuntu-base";
import { defineUbuntuWeb } from "./templates/ubuntu-web";

/** Every template of this organisation. A new image is one file in templates/ and one line here. */
export function defineTemplates(app: PackerApp): void {
  defineUbuntuBase(app);
  defineUbuntuWeb(app);
}
