import { attributes } from "../../hcl/body";
import type { ProvisionerOptions, ProvisionerStep } from "./provisioner";

/**
 * What the plugin documents, and the rule that made the build's user root without a password, which the agent
 * leaves behind; cloud-init writes one for the VM's own user.
 */
const DEPROVISION = [
  "/usr/sbin/waagent -force -deprovision+user",
  "rm -f /etc/sudoers.d/90-cloud-init-users",
  "export HISTSIZE=0",
  "sync",
].join(" && ");

/**
 * Has the Azure agent remove what makes this machine this machine: SSH host keys, host name, root's password,
 * and the user that the build logs in with; and that user's rule for sudo. Nothing can run after it. Not for specialised images, whose VMs
 * keep all that.
 *
 * @see https://developer.hashicorp.com/packer/integrations/hashicorp/azure/latest/components/builder/arm
 */
export function deprovision(options: ProvisionerOptions = {}): ProvisionerStep {
  return {
    type: "shell",
    settings: options,
    endsBuild: true,
    comment: options.comment ?? "Removes the user that the build logs in with: nothing can run after this.",
    body: () =>
      attributes({
        execute_command: "chmod +x {{ .Path }}; {{ .Vars }} sudo -E sh '{{ .Path }}'",
        inline: [DEPROVISION],
        inline_shebang: "/bin/sh -x",
        skip_clean: true,
      }),
  };
}
