import { CombinedRules } from "./combined-rules";
import type { CommunicatorProps } from "./communicator";

const BASTION = [
  "sshBastionPort",
  "sshBastionUsername",
  "sshBastionPrivateKeyFile",
  "sshBastionPassword",
  "sshBastionInteractiveEnabled",
  "sshBastionAgentAuthEnabled",
] as const;

const PROXY = ["sshProxyPort", "sshProxyUsername", "sshProxyPassword"] as const;

/** Notes what does not go together about the SSH connection. */
export function checkCommunicator(rules: CombinedRules<CommunicatorProps>): void {
  const certificate = {
    code: "ssh-certificate",
    why: "a certificate belongs to a key",
    example: '"~/.ssh/build"',
  };
  rules.needs("sshCertificateFile", "sshPrivateKeyFile", certificate);
  rules.needs("sshBastionCertificateFile", "sshBastionPrivateKeyFile", certificate);
  for (const prop of BASTION) {
    rules.needs(prop, "sshBastionHost", {
      code: "ssh-bastion",
      why: "without a bastion it is passed over",
      example: '"bastion.example.com"',
    });
  }
  for (const prop of PROXY) {
    rules.needs(prop, "sshProxyHost", {
      code: "ssh-proxy",
      why: "without a proxy it is passed over",
      example: '"proxy.example.com"',
    });
  }
  rules.excludes("sshBastionHost", ["sshProxyHost"], {
    code: "ssh-bastion-proxy",
    why: "the connection goes through one of them",
  });
  rules.needs("sshBastionHost", "sshBastionUsername", {
    code: "ssh-bastion-user",
    why: "the plugin would log in as nobody",
    example: '"packer"',
  });
  const keys = [
    "sshBastionPrivateKeyFile",
    "sshBastionPassword",
    "sshBastionAgentAuthEnabled",
    "sshPrivateKeyFile",
  ] as const;
  rules.require(!rules.has("sshBastionHost") || keys.some((prop) => rules.has(prop)), "sshBastionHost", {
    code: "ssh-bastion-login",
    rule: "needs a way to log in to it",
    fix: "add sshBastionPrivateKeyFile, sshBastionPassword or sshBastionAgentAuthEnabled: true",
  });
}
