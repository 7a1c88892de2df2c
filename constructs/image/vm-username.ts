const USERNAME = /^[a-z_][a-z0-9_-]{0,31}$/;

/** Names that Azure gives no administrator. It says so when the VM is deployed, after the network is there. */
const RESERVED: ReadonlySet<string> = new Set(
  [
    "1 123 a actuser adm admin admin1 admin2 administrator aspnet backup console david guest john owner root",
    "server sql support support_388945a0 sys test test1 test2 test3 user user1 user2 user3 user4 user5 video",
  ].flatMap((line) => line.split(" ")),
);

/**
 * Whether Azure refuses `name` for the user that it makes on a Linux VM, however it is spelt.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/linux/faq
 */
export function isReservedUsername(name: string): boolean {
  return RESERVED.has(name.toLowerCase());
}

/** Whether Linux and Azure take `name` for a user: 1 to 32 lower-case letters, digits, dashes and underscores. */
export function isLinuxUsername(name: string): boolean {
  return USERNAME.test(name);
}
