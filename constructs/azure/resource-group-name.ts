import { Token } from "cdktf";
import { Problems } from "../errors";
import { requireExistingResourceGroup } from "../image/azure-names";

/** A resource group's name, or a reference to one. */
export function requireResourceGroupName(problems: Problems, property: string, name: unknown): boolean {
  return Token.isUnresolved(name) || requireExistingResourceGroup(problems, property, name);
}
