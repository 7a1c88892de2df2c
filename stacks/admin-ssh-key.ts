import { Precondition, TerraformLocal, TerraformStack, TerraformVariable } from "cdktf";
import { expression } from "../constructs/hcp";

/** The administrators' key, and what has to be true of it. */
export interface AdminSshKey {
  /** A reference to the key. */
  readonly publicKey: string;
  /** For the resource that everything else waits for: a plan with anything but a public key fails there. */
  readonly precondition: Precondition;
}

/**
 * The public key that administrators log in with: the variable `admin_ssh_public_key`, for example from
 * `TF_VAR_admin_ssh_public_key="$(cat ~/.ssh/id_ed25519.pub)"`. It has no default, so that no one deploys VMs that
 * nobody can reach, or someone else can.
 */
export function addAdminSshKey(stack: TerraformStack): AdminSshKey {
  const { stringValue } = new TerraformVariable(stack, "admin_ssh_public_key", {
    type: "string",
    description: "SSH public key of the administrators (RSA or Ed25519), one line as in a .pub file",
    nullable: false,
  });
  // Terraform shows the values that a failed condition refers to, of sensitive variables too: this shows `false`,
  // where a validation of the variable would show a private key that was given by mistake.
  const isPublicKey = new TerraformLocal(
    stack,
    "admin_ssh_public_key_is_valid",
    expression`can(regex("^(ssh-ed25519|ssh-rsa) [A-Za-z0-9+/]+=*( [^[:cntrl:]]*)?$", trimspace(${stringValue})))`,
  );
  return {
    publicKey: stringValue,
    precondition: {
      condition: isPublicKey.expression,
      errorMessage:
        "admin_ssh_public_key must be the one line of a .pub file, such as that of `ssh-keygen -t ed25519`. A private key stays on its owner's machine.",
    },
  };
}
