import type { ImageComponent } from "../image-component";
import { accounts } from "./accounts";
import { audit } from "./audit";
import { azureDatasource } from "./azure-datasource";
import { banner } from "./banner";
import { cleanUp } from "./clean-up";
import { filePermissions } from "./file-permissions";
import { firewall } from "./firewall";
import { kernelModules } from "./kernel-modules";
import { kernelSettings } from "./kernel-settings";
import { sshServer } from "./ssh-server";
import { timeSync } from "./time-sync";
import { unattendedUpgrades } from "./unattended-upgrades";
import { update } from "./update";

/**
 * Parts of a hardened Ubuntu image for Azure. Each brings its steps and, where it promises something, the check
 * that holds it before the capture. None of these functions throws: what is wrong with an option is said together
 * with everything else that is wrong, before anything is written.
 */
export const Component = {
  /** Packages up to date. */
  update,
  /** Security fixes that install themselves. */
  unattendedUpgrades,
  /** A firewall that is closed but for what is allowed. */
  firewall,
  /** An SSH server that takes keys only. */
  sshServer,
  /** Network and memory protection by sysctl.d. */
  kernelSettings,
  /** Modules that can not be loaded. */
  kernelModules,
  /** Files that are for root, and programs with others' rights. */
  filePermissions,
  /** Records of who changed what. */
  audit,
  /** Passwords, PAM, su and sudo. */
  accounts,
  /** The time, from the Azure host and from servers. */
  timeSync,
  /** What is said at a login. */
  banner,
  /** cloud-init that looks for Azure only. */
  azureDatasource,
  /** Nothing of the build in the image. */
  cleanUp,
  /** The checks of a component without its steps, for an image whose base has it already. */
  checksOf,
} as const;

function checksOf({ name, slots }: ImageComponent): ImageComponent {
  return { name: `${name}, as the base has it`, slots: { verify: slots.verify } };
}
