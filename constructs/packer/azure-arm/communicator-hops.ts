import { HclText } from "../../hcl/value";
import { flag, text, whole } from "./option-kinds";
import { OptionTable } from "./option-table";
import { Secret, secret } from "./secret";

/** A bastion or a SOCKS proxy between Packer and the build VM. One of the two at most. */
export interface CommunicatorHopsProps {
  /**
   * Bastion that the SSH connection goes through. Needs `sshBastionUsername`, and one of
   * `sshBastionPrivateKeyFile`, `sshBastionPassword` and `sshBastionAgentAuthEnabled`; with `sshPrivateKeyFile`
   * that key serves the bastion too. Excludes `sshProxyHost`.
   * @default - a direct connection
   */
  readonly sshBastionHost?: HclText;
  /**
   * Port of the bastion.
   * @default 22
   */
  readonly sshBastionPort?: number;
  /**
   * User on the bastion, who is not the one on the build VM: without a name the plugin logs in as nobody.
   * @default - no bastion
   */
  readonly sshBastionUsername?: HclText;
  /**
   * Path of a private key for the bastion. The file must be there when the template is validated.
   * @default - that of `sshPrivateKeyFile`
   */
  readonly sshBastionPrivateKeyFile?: HclText;
  /**
   * Path of an SSH certificate for the bastion. Needs `sshBastionPrivateKeyFile`.
   * @default - that of `sshCertificateFile`, together with its key
   */
  readonly sshBastionCertificateFile?: HclText;
  /**
   * Password for the bastion.
   * @default - none
   */
  readonly sshBastionPassword?: Secret;
  /**
   * Whether the bastion's questions are put to whoever started Packer, in the terminal: a one-time code, for
   * one. A build in CI would wait for ever.
   * @default false
   */
  readonly sshBastionInteractiveEnabled?: boolean;
  /**
   * Whether the keys of the SSH agent are offered to the bastion.
   * @default false
   */
  readonly sshBastionAgentAuthEnabled?: boolean;
  /**
   * SOCKS proxy that the SSH connection goes through. Excludes `sshBastionHost`.
   * @default - a direct connection
   */
  readonly sshProxyHost?: HclText;
  /**
   * Port of the proxy.
   * @default 1080
   */
  readonly sshProxyPort?: number;
  /**
   * User on the proxy.
   * @default - none
   */
  readonly sshProxyUsername?: HclText;
  /**
   * Password for the proxy.
   * @default - none
   */
  readonly sshProxyPassword?: Secret;
}

/** The options of what stands between Packer and the build VM. */
export const COMMUNICATOR_HOPS_OPTIONS: OptionTable<CommunicatorHopsProps> = {
  sshBastionHost: text("ssh_bastion_host"),
  sshBastionPort: whole("ssh_bastion_port", { least: 1, most: 65535, usual: 22 }),
  sshBastionUsername: text("ssh_bastion_username"),
  sshBastionPrivateKeyFile: text("ssh_bastion_private_key_file"),
  sshBastionCertificateFile: text("ssh_bastion_certificate_file"),
  sshBastionPassword: secret("ssh_bastion_password"),
  sshBastionInteractiveEnabled: flag("ssh_bastion_interactive"),
  sshBastionAgentAuthEnabled: flag("ssh_bastion_agent_auth"),
  sshProxyHost: text("ssh_proxy_host"),
  sshProxyPort: whole("ssh_proxy_port", { least: 1, most: 65535, usual: 1080 }),
  sshProxyUsername: text("ssh_proxy_username"),
  sshProxyPassword: secret("ssh_proxy_password"),
};
