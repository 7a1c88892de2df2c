import { createHash } from "node:crypto";
import { Token } from "cdktf";
import { Problems } from "../../errors";
import { SHORT_FINGERPRINT_LENGTH } from "../../hcp/fingerprint";

/** What a Linux host may be called; Azure allows its resources a little more. */
const HOST_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;

/** Azure's limit for the name of a Linux VM and of its host. */
export const MAX_VM_NAME = 64;

/** The tag that a VM is found by whose name changes with each replacement. */
export const VM_NAME_TAG = "vm_name";

const HASH_LENGTH = 4;

/** The most that is left for a name which gets the image and a hash behind it. */
export const MAX_SUFFIXED_NAME = MAX_VM_NAME - SHORT_FINGERPRINT_LENGTH - HASH_LENGTH - 2;

/** The name of a VM, which is the name of its host, too. */
export function requireVmName(problems: Problems, property: string, name: unknown, longest: number): boolean {
  const isName =
    typeof name === "string" && name.length <= longest && HOST_NAME.test(name) && !/^[0-9]+$/.test(name);
  return problems.require(Token.isUnresolved(name) || isName, {
    code: "vm-name",
    property,
    rule: `must be 1 to ${longest} letters, digits and inner dashes, not digits alone`,
    got: name,
    fix: 'use a name such as "web-1"',
  });
}

/**
 * A name for a VM that is made before the one that it replaces is gone. Whatever replaces a VM has to be in it:
 * Azure knows no two VMs with one name.
 *
 * @param shortFingerprint of the image
 * @param replacing everything else that replaces the VM when it changes
 */
export function suffixedName(name: string, shortFingerprint: string, replacing: readonly unknown[]): string {
  const hash = createHash("sha256").update(JSON.stringify(replacing)).digest("hex");
  return `${name}-${shortFingerprint}-${hash.slice(0, HASH_LENGTH)}`;
}
