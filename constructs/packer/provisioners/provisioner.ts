import type { Problems } from "../../errors";
import type { Body } from "../../hcl/body";
import type { PackerPlugin } from "../packer-plugin";
import type { TemplateFiles } from "../template-files";
import { ansible } from "./ansible";
import { billOfMaterials } from "./bill-of-materials";
import { cloudInitWait } from "./cloud-init-wait";
import { custom } from "./custom";
import { deprovision } from "./deprovision";
import { file } from "./file";
import { firewall } from "./firewall";
import { packages } from "./packages";
import type { ProvisionerSettings } from "./provisioner-settings";
import { restart } from "./restart";
import { script } from "./script";
import { shell } from "./shell";
import { verify } from "./verify";

/** What a provisioner is given when its template is rendered. */
export interface ProvisionerContext {
  /** Takes in the files that the provisioner names. */
  readonly files: TemplateFiles;
  /** Takes in what is wrong. */
  readonly problems: Problems;
  /** How the user reaches this provisioner: `install[1]`. */
  readonly property: string;
}

/** One step that runs in the build VM, over SSH. Made by the functions of {@link Provisioner}. */
export interface ProvisionerStep {
  /** The provisioner's type in HCL: `shell`. */
  readonly type: string;
  /** The plugin that the type comes from; none for those built into Packer. */
  readonly plugin?: PackerPlugin;
  /** What every provisioner can be told. */
  readonly settings: ProvisionerSettings;
  /** Whether nothing can run after this step. */
  readonly endsBuild?: boolean;
  /** The bill of materials that the step records, if it does. */
  readonly bill?: { readonly name?: string };
  /** A line above the block that says what the step is for. */
  readonly comment?: string;
  /** What stands between the braces, without the settings. */
  body(context: ProvisionerContext): Body;
}

/** What every function of {@link Provisioner} can be told beside its own options. */
export interface ProvisionerOptions extends ProvisionerSettings {
  /**
   * A line above the block that says what the step is for.
   * @default - what the kind of step says of itself, if anything
   */
  readonly comment?: string;
}

/**
 * The kinds of steps that a build can have. None of these functions throws: what is wrong with a step is said
 * together with everything else that is wrong, before anything is written.
 */
export const Provisioner = {
  /** Commands. For more than a few lines, and for any line with `{{`, use a script. */
  shell,
  /** A script that travels with the template. */
  script,
  /** Installs packages of Ubuntu's archive. */
  packages,
  /** Uploads a file, as the user that the build logs in with. */
  file,
  /** Runs an Ansible playbook from the machine that runs Packer. */
  ansible,
  /** Waits until cloud-init is done with the first boot. */
  cloudInitWait,
  /** Closes the machine's firewall but for what is allowed, and turns it on. */
  firewall,
  /** Restarts the machine when a package has asked for it. */
  restart,
  /** Checks the finished machine: services, ports, packages, files, URLs, the firewall. */
  verify,
  /** Records which software is inside. */
  billOfMaterials,
  /** Removes what makes this machine this machine. Always the last step. */
  deprovision,
  /** Any other provisioner. */
  custom,
} as const;
