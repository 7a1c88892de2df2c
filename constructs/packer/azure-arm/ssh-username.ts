import { Problems } from "../../errors";
import { isLinuxUsername, isReservedUsername } from "../../image/vm-username";

/** A user that Azure makes on a Linux VM. */
export function requireSshUsername(problems: Problems, property: string, name: string): void {
  problems.require(!isReservedUsername(name), {
    code: "ssh-username-reserved",
    property,
    rule: "is a name that Azure refuses for the user of a VM",
    got: name,
    fix: 'use "packer", or leave it out',
  });
  problems.require(isLinuxUsername(name) || isReservedUsername(name), {
    code: "ssh-username",
    property,
    rule: "must be 1 to 32 lower-case letters, digits, dashes and underscores, starting with a letter or underscore",
    got: name,
    fix: 'use a name such as "packer"',
  });
}
