import { isIP } from "node:net";
import { Problems } from "../../errors";

/** How long the prefix of an address may be, by its IP version. */
const BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/**
 * An address or CIDR range that may reach the build VM. A range of all addresses is refused: it narrows
 * nothing, and hides that the port is open to everyone.
 */
export function requireInboundRange(problems: Problems, property: string, range: string): void {
  const [address = "", prefix, ...rest] = range.split("/");
  const bits = BITS[isIP(address)];
  const length = prefix === undefined ? bits : /^[0-9]{1,3}$/.test(prefix) ? Number(prefix) : undefined;
  const isRange = bits !== undefined && length !== undefined && length <= bits && rest.length === 0;
  problems.require(isRange, {
    code: "inbound-range",
    property,
    rule: "must be an IP address or a CIDR range",
    got: range,
    fix: 'use one such as "203.0.113.0/24"',
  });
  problems.require(!isRange || length !== 0, {
    code: "inbound-everyone",
    property,
    rule: "holds every address, so that it narrows nothing",
    got: range,
    fix: 'use the range that Packer connects from, such as "203.0.113.0/24", or leave the list out to stay open on purpose',
  });
}
