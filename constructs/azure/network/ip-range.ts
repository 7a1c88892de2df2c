import { isIPv4 } from "node:net";
import { Problems } from "../../errors";

/** A block of IPv4 addresses, both ends included. */
export interface IpRange {
  readonly first: number;
  readonly last: number;
  /** The number behind the slash. */
  readonly prefixLength: number;
}

/** The block that `text` is, or `undefined` when it is none, or does not start at a block's first address. */
export function ipRange(text: unknown): IpRange | undefined {
  if (typeof text !== "string") return undefined;
  const [address = "", prefix = "", ...rest] = text.split("/");
  if (!isIPv4(address) || !/^[0-9]{1,2}$/.test(prefix) || Number(prefix) > 32 || rest.length > 0)
    return undefined;
  const prefixLength = Number(prefix);
  const size = 2 ** (32 - prefixLength);
  const first = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return first % size === 0 ? { first, last: first + size - 1, prefixLength } : undefined;
}

/** Whether every address of `inner` is one of `outer`, too. */
export function holds(outer: IpRange, inner: IpRange): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether two blocks share an address. */
export function overlap(a: IpRange, b: IpRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/**
 * The block of a network or of a subnet. Azure takes `/2` to `/29`, and refuses a block with bits behind its
 * prefix (`10.0.0.1/24`) when it is made.
 *
 * @param longest the most bits that the prefix may have; a smaller subnet can not hold what goes there
 */
export function requireIpRange(
  problems: Problems,
  property: string,
  text: unknown,
  longest: number,
  example: string,
): IpRange | undefined {
  const range = ipRange(text);
  const fits = range !== undefined && range.prefixLength >= 2 && range.prefixLength <= longest;
  problems.require(fits, {
    code: "ip-range",
    property,
    rule: `must be a block of IPv4 addresses from /2 to /${longest}, written with its first address`,
    got: text,
    fix: `use one such as "${example}"`,
  });
  return fits ? range : undefined;
}
