import { CloudBackend, NamedCloudWorkspace, TerraformStack } from "cdktf";

/** Keeps a stack's state in a workspace of HCP Terraform that has the stack's name, and has it run there. */
export function useHcpTerraform(stack: TerraformStack): void {
  const workspaces = new NamedCloudWorkspace(`web-${stack.node.id}`, "golden images");
  new CloudBackend(stack, { organization: "example-org", workspaces });
}
