import { basename } from "node:path";
import { attributes } from "../../hcl/body";
import { HclText } from "../../hcl/value";
import { PACKER_PLUGINS } from "../packer-plugin";
import { refuseGoTemplate } from "./go-template-refusal";
import type { ProvisionerContext, ProvisionerOptions, ProvisionerStep } from "./provisioner";

/** A playbook, and how it runs. */
export interface AnsibleOptions extends ProvisionerOptions {
  /**
   * The playbook's absolute path, as `join(__dirname, "site.yml")` makes it. This one file travels with the
   * template. Roles and collections do not: install them where Packer runs, or keep to one file.
   */
  readonly playbook: string;
  /**
   * More arguments for `ansible-playbook`, each as one element and without quotes: no shell sees them. An
   * argument and its value are one: `--vault-password-file=pw`.
   * @default - none
   */
  readonly extraArguments?: readonly HclText[];
  /**
   * The user that Ansible logs in as.
   * @default - the one that the build logs in with; `become: true` in the playbook makes it root
   */
  readonly user?: HclText;
}

/**
 * Runs an Ansible playbook against the build VM, from the machine that runs Packer. `ansible-playbook` has to be
 * installed there, for `packer validate` too, and Python in the VM.
 */
export function ansible(options: AnsibleOptions): ProvisionerStep {
  const { playbook, extraArguments, user } = options;
  return {
    type: "ansible",
    plugin: PACKER_PLUGINS.ansible,
    settings: options,
    comment: options.comment,
    body(context) {
      checkAnsible(options, context);
      return attributes({
        playbook_file: context.files.addFile(playbook, `${context.property}.playbook`),
        user,
        extra_arguments: extraArguments,
        // Straight to the VM with the build's own user and key: through the plugin's proxy, file transfers
        // fail with the scp of today. Nobody knows the host key of a VM that is minutes old.
        use_proxy: false,
        ansible_env_vars: ["ANSIBLE_HOST_KEY_CHECKING=False"],
      });
    },
  };
}

function checkAnsible(options: AnsibleOptions, { problems, property }: ProvisionerContext): void {
  const { playbook, extraArguments = [], user } = options;
  refuseGoTemplate(problems, `${property}.playbook`, basename(playbook), "rename the playbook");
  if (user !== undefined) refuseGoTemplate(problems, `${property}.user`, user, "write the user's name");
  extraArguments.forEach((argument, n) => {
    const place = `${property}.extraArguments[${n}]`;
    refuseGoTemplate(
      problems,
      place,
      argument,
      "put the expression in the playbook, or in a file of variables",
    );
  });
}
