import { PackerVariable } from "../../../../../constructs/packer";
import { RuleCase } from "./rule-case";

const BASTION = {
  sshBastionHost: "bastion.example.com",
  sshBastionUsername: "ops",
  sshBastionAgentAuthEnabled: true,
};

const PASSED_OVER = "it passes it over without a word";

export const COMMUNICATOR_RULES: readonly RuleCase[] = [
  {
    rejects: "a user name that Azure keeps for itself",
    props: { sshUsername: "admin" },
    says: 'sshUsername is a name that Azure refuses for the user of a VM, got "admin"; use "packer", or leave it out',
    plugin: { accepts: "Azure refuses the deployment" },
  },
  {
    rejects: "a user name that Linux does not make",
    props: { sshUsername: "Golden Image" },
    says: 'sshUsername must be 1 to 32 lower-case letters, digits, dashes and underscores, starting with a letter or underscore, got "Golden Image"; use a name such as "packer"',
    plugin: { accepts: "Azure refuses the deployment" },
  },
  {
    rejects: "a password that is text, without showing it",
    props: { sshPassword: "hunter2hunter2" as never },
    says: 'sshPassword is a secret and must be a sensitive PackerVariable: anything else would stand in the file; use new PackerVariable({ name: "ssh_password", fromEnvironment: "SSH_PASSWORD", sensitive: true })',
    plugin: { notAsked: "nothing is written" },
  },
  {
    rejects: "a password in a variable that is not sensitive",
    props: { sshPassword: new PackerVariable({ name: "ssh_password" }) },
    says: 'sshPassword is a secret and must be a sensitive PackerVariable: anything else would stand in the file; use new PackerVariable({ name: "ssh_password", fromEnvironment: "SSH_PASSWORD", sensitive: true })',
    plugin: { notAsked: "nothing is written" },
  },
  {
    rejects: "a port that is none",
    props: { sshPort: 65536 },
    says: "sshPort must be a whole number from 1 to 65535, got 65536; use 22",
    plugin: { accepts: "it never connects" },
  },
  {
    rejects: "a timeout of nothing",
    props: { sshTimeoutMinutes: 0 },
    says: "sshTimeoutMinutes must be a whole number from 1 to 14400, got 0; use 20",
    plugin: { accepts: "it takes 20 minutes" },
  },
  {
    rejects: "an unknown way to upload files",
    props: { sshFileTransferMethod: "rsync" as "scp" },
    says: 'sshFileTransferMethod must be "scp" or "sftp", got "rsync"; use "scp"',
    plugin: { refuses: "ssh_file_transfer_method ('rsync') is invalid, valid methods: sftp, scp" },
  },
  {
    rejects: "a tunnel without a port on the other side",
    props: { sshLocalTunnels: ["8080:localhost"] },
    says: `sshLocalTunnels[0] must be a port, a host and that host's port, got "8080:localhost"; write it like "8080:localhost:80"`,
    plugin: { refuses: "ssh_local_tunnels ('8080:localhost') is invalid" },
  },
  {
    rejects: "a remote tunnel that is only a port",
    props: { sshRemoteTunnels: ["3128"] },
    says: `sshRemoteTunnels[0] must be a port, a host and that host's port, got "3128"; write it like "8080:localhost:80"`,
    plugin: { refuses: "ssh_remote_tunnels ('3128') is invalid" },
  },
  {
    rejects: "a certificate without its key",
    props: { sshCertificateFile: "build-cert.pub" },
    says: 'sshCertificateFile needs sshPrivateKeyFile: a certificate belongs to a key, got "build-cert.pub"; add sshPrivateKeyFile: "~/.ssh/build"',
    plugin: { refuses: "ssh_private_key_file must be specified if ssh_certificate_file is specified" },
  },
  {
    rejects: "a bastion's certificate without its key",
    props: { ...BASTION, sshBastionCertificateFile: "bastion-cert.pub" },
    says: 'sshBastionCertificateFile needs sshBastionPrivateKeyFile: a certificate belongs to a key, got "bastion-cert.pub"; add sshBastionPrivateKeyFile: "~/.ssh/build"',
    plugin: {
      refuses: "ssh_bastion_private_key_file must be specified if ssh_bastion_certificate_file is specified",
    },
  },
  {
    rejects: "a bastion without a way to log in",
    props: { ...BASTION, sshBastionAgentAuthEnabled: undefined },
    says: 'sshBastionHost needs a way to log in to it, got "bastion.example.com"; add sshBastionPrivateKeyFile, sshBastionPassword or sshBastionAgentAuthEnabled: true',
    plugin: {
      refuses: "ssh_bastion_password, ssh_bastion_private_key_file or ssh_bastion_agent_auth must be",
    },
  },
  {
    rejects: "a bastion without a user",
    props: { ...BASTION, sshBastionUsername: undefined },
    says: 'sshBastionHost needs sshBastionUsername: the plugin would log in as nobody, got "bastion.example.com"; add sshBastionUsername: "packer"',
    plugin: { accepts: "it logs in as a user without a name" },
  },
  {
    rejects: "a bastion's user without a bastion",
    props: { sshBastionUsername: "ops" },
    says: 'sshBastionUsername needs sshBastionHost: without a bastion it is passed over, got "ops"; add sshBastionHost: "bastion.example.com"',
    plugin: { accepts: PASSED_OVER },
  },
  {
    rejects: "a proxy's port without a proxy",
    props: { sshProxyPort: 1081 },
    says: 'sshProxyPort needs sshProxyHost: without a proxy it is passed over, got 1081; add sshProxyHost: "proxy.example.com"',
    plugin: { accepts: PASSED_OVER },
  },
  {
    rejects: "a bastion and a proxy",
    props: { ...BASTION, sshProxyHost: "proxy.example.com" },
    says: 'sshBastionHost can not be given together with sshProxyHost: the connection goes through one of them, got "bastion.example.com"; leave out sshBastionHost or sshProxyHost',
    plugin: { refuses: "please specify either ssh_bastion_host or ssh_proxy_host, not both" },
  },
];
