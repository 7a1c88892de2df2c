import { HclText } from "../../hcl/value";
import { COMMUNICATOR_HOPS_OPTIONS, CommunicatorHopsProps } from "./communicator-hops";
import { duration, flag, oneOf, text, texts, whole } from "./option-kinds";
import { OptionTable } from "./option-table";
import { Secret, secret } from "./secret";
import { requireSshUsername } from "./ssh-username";
import { requireTunnel } from "./text-rules";

/**
 * The SSH connection to the build VM. The option `communicator` itself is never written: without it the build
 * VM takes a key alone, with it the plugin turns password logins on as well.
 */
export interface CommunicatorProps extends CommunicatorHopsProps {
  /**
   * The user that the build VM is made with and that provisioners run as. Azure refuses common names, such as
   * `admin`, `root` and `test`, after some of the build has been made.
   * @default "packer"
   */
  readonly sshUsername?: HclText;
  /**
   * Path of a private key, RSA or ed25519, that the build VM then trusts. Without a folder it is looked for
   * where Packer is started, and it must be there for `packer validate` already.
   * @default - an RSA key of 2048 bits for this build alone
   */
  readonly sshPrivateKeyFile?: HclText;
  /**
   * Path of an SSH certificate. Needs `sshPrivateKeyFile`.
   * @default - none
   */
  readonly sshCertificateFile?: HclText;
  /**
   * A password for the user. It turns password logins on, and the build VM may be open to the internet.
   * @default - none: keys only
   */
  readonly sshPassword?: Secret;
  /**
   * Whether the keys of the SSH agent at `SSH_AUTH_SOCK` are offered too. For a specialised source, whose users
   * and keys are there already.
   * @default false
   */
  readonly sshAgentAuthEnabled?: boolean;
  /**
   * Whether the build VM can not use the SSH agent of the machine that runs Packer.
   * @default false
   */
  readonly sshAgentForwardingDisabled?: boolean;
  /**
   * Address to connect to instead of the build VM's own, such as the end of a tunnel.
   * @default - the public address, or the private one in a virtual network
   */
  readonly sshHost?: HclText;
  /**
   * Port of the SSH server, which the temporary network opens.
   * @default 22
   */
  readonly sshPort?: number;
  /**
   * How long the build VM may take to become reachable, in minutes.
   * @default 20
   */
  readonly sshTimeoutMinutes?: number;
  /**
   * How often the login is tried once the port answers.
   * @default - until `sshTimeoutMinutes` is over
   */
  readonly sshHandshakeAttempts?: number;
  /**
   * How long to wait after a first successful login, in minutes. Packer then disconnects and connects anew.
   * @default 0
   */
  readonly pauseBeforeConnectingMinutes?: number;
  /**
   * How often a sign of life is sent, in seconds, so that firewalls keep the connection.
   * @default 5
   */
  readonly sshKeepAliveIntervalSeconds?: number;
  /**
   * How long a remote command may be silent before the connection counts as dead, in minutes.
   * @default - for ever
   */
  readonly sshReadWriteTimeoutMinutes?: number;
  /**
   * Whether commands run in a terminal, which a strict `sudo` asks for.
   * @default false
   */
  readonly sshPtyEnabled?: boolean;
  /**
   * How files are uploaded. `scp` needs that program on the build VM.
   * @default "scp"
   */
  readonly sshFileTransferMethod?: "scp" | "sftp";
  /**
   * Ciphers to offer, such as `aes256-gcm@openssh.com`, for sources that take few.
   * @default - those of Go
   */
  readonly sshCiphers?: readonly HclText[];
  /**
   * Key exchange algorithms to offer, such as `curve25519-sha256@libssh.org`.
   * @default - those of Go
   */
  readonly sshKeyExchangeAlgorithms?: readonly HclText[];
  /**
   * Ports of the machine that runs Packer that are forwarded to what the build VM can reach:
   * `8080:localhost:80`.
   * @default - none
   */
  readonly sshLocalTunnels?: readonly HclText[];
  /**
   * Ports of the build VM that are forwarded to what the machine that runs Packer can reach:
   * `3128:proxy.example.com:3128`.
   * @default - none
   */
  readonly sshRemoteTunnels?: readonly HclText[];
}

/** The options of the SSH connection, but for what stands in between. */
export const COMMUNICATOR_OPTIONS: OptionTable<CommunicatorProps> = {
  sshUsername: text("ssh_username", requireSshUsername),
  sshPrivateKeyFile: text("ssh_private_key_file"),
  sshCertificateFile: text("ssh_certificate_file"),
  sshPassword: secret("ssh_password"),
  sshAgentAuthEnabled: flag("ssh_agent_auth"),
  sshAgentForwardingDisabled: flag("ssh_disable_agent_forwarding"),
  sshHost: text("ssh_host"),
  sshPort: whole("ssh_port", { least: 1, most: 65535, usual: 22 }),
  sshTimeoutMinutes: duration("ssh_timeout", "m", 20),
  sshHandshakeAttempts: whole("ssh_handshake_attempts", { least: 1, most: 10_000, usual: 10 }),
  pauseBeforeConnectingMinutes: duration("pause_before_connecting", "m", 1),
  sshKeepAliveIntervalSeconds: duration("ssh_keep_alive_interval", "s", 5),
  sshReadWriteTimeoutMinutes: duration("ssh_read_write_timeout", "m", 5),
  sshPtyEnabled: flag("ssh_pty"),
  sshFileTransferMethod: oneOf("ssh_file_transfer_method", "scp", "sftp"),
  sshCiphers: texts("ssh_ciphers"),
  sshKeyExchangeAlgorithms: texts("ssh_key_exchange_algorithms"),
  sshLocalTunnels: texts("ssh_local_tunnels", requireTunnel),
  sshRemoteTunnels: texts("ssh_remote_tunnels", requireTunnel),
  ...COMMUNICATOR_HOPS_OPTIONS,
};
