import { Problems } from "../../errors";

const USERNAME = /^[a-z_][a-z0-9_-]{0,31}$/;

/**
 * Names that Azure gives no administrator. It says so when the VM is deployed, after the network is there.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/linux/faq
 */
const RESERVED: ReadonlySet<string> = new Set(
  [
    "1 123 a actuser adm admin admin1 admin2 administrator aspnet backup console david guest john owner root",
    "server sql support support_388945a0 sys test test1 test2 test3 user user1 user2 user3 user4 user5 video",
  ].flatMap((line) => line.split(" ")),
);

/** A user that Azure makes on a Linux VM. */
export function requireSshUsername(problems: Problems, property: string, name: string): void {
  problems.require(!RESERVED.has(name.toLowerCase()), {
    code: "ssh-username-reserved",
    property,
    rule: "is a name that Azure refuses for the user of a VM",
    got: name,
    fix: 'use "packer", or leave it out',
  });
  problems.require(USERNAME.test(name) || RESERVED.has(name.toLowerCase()), {
    code: "ssh-username",
    property,
    rule: "must be 1 to 32 lower-case letters, digits, dashes and underscores, starting with a letter or underscore",
    got: name,
    fix: 'use a name such as "packer"',
  });
}
