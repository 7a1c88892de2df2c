import { Token } from "cdktf";
import { Problems } from "../../errors";

const SUBNET_ID =
  /^\/subscriptions\/[0-9a-fA-F-]{36}\/resourceGroups\/[A-Za-z0-9_.()-]{1,90}\/providers\/Microsoft\.Network\/virtualNetworks\/[A-Za-z0-9_.-]{1,80}\/subnets\/[A-Za-z0-9_.-]{1,80}$/;

/** A subnet's full id in azurerm's spelling, or a reference to one. azurerm refuses another letter case. */
export function requireSubnetId(problems: Problems, property: string, id: unknown): boolean {
  return problems.require(Token.isUnresolved(id) || (typeof id === "string" && SUBNET_ID.test(id)), {
    code: "subnet-id",
    property,
    rule: "must be the full id of a subnet",
    got: id,
    fix: 'write it like "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/virtualNetworks/<network>/subnets/<name>"',
  });
}
