import { isIP } from "node:net";
import { Problems } from "../../errors";
import { requireList } from "../../image/given-value";

/**
 * A service, or one region or part of it. Azure spells each with a capital, by which it is told from a host's name.
 * @see https://learn.microsoft.com/azure/virtual-network/service-tags-overview
 */
const SERVICE_TAG = /^[A-Z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)?$/;

/** Tags that hold addresses of anyone: the last one those of every customer of Azure. */
const EVERYONE = /^(?:\*|any|internet|azurecloud(?:\..*)?)$/i;

/** The shortest prefix that still narrows something, by IP version: a few large organisations have as much. */
const SHORTEST_PREFIX: Readonly<Record<number, number>> = { 4: 8, 6: 19 };
const BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** Notes sources that are none, or that stand for everyone. Used for Bastion's clients, too. */
export function checkSources(problems: Problems, property: string, sources: unknown): void {
  if (!requireList(problems, property, sources, '["203.0.113.0/24"]')) return;
  problems.require(sources.length > 0, {
    code: "inbound-sources",
    property,
    rule: "must name at least one source",
    fix: 'name the range that connects, such as ["203.0.113.0/24"]',
  });
  sources.forEach((source: unknown, n) => {
    const here = `${property}[${n}]`;
    if (isEveryone(source)) {
      problems.add({
        code: "inbound-everyone",
        property: here,
        rule: "stands for everyone, and nothing in a private network is open to everyone",
        got: source,
        fix: 'name the range that connects, such as "203.0.113.0/24"; put a load balancer or Front Door before a public site',
      });
      return;
    }
    problems.require(isIpRange(source) || (isServiceTag(source) && sources.length === 1), {
      code: "inbound-source",
      property: here,
      rule: isServiceTag(source)
        ? "is a service tag, which Azure takes alone"
        : "must be an IP address, a CIDR range or a service tag as Azure spells it",
      got: source,
      fix: isServiceTag(source)
        ? "give it a rule of its own"
        : 'use one such as "203.0.113.0/24" or "AzureFrontDoor.Backend"',
    });
  });
}

function isServiceTag(source: unknown): boolean {
  return typeof source === "string" && SERVICE_TAG.test(source);
}

function isIpRange(source: unknown): boolean {
  const { version, length } = parsed(source);
  return version !== 0 && length <= BITS[version]!;
}

function isEveryone(source: unknown): boolean {
  if (typeof source !== "string") return false;
  const { version, length } = parsed(source);
  return EVERYONE.test(source) || (version !== 0 && length < SHORTEST_PREFIX[version]!);
}

/** The IP version of a range, 0 for what is none, and the length of its prefix. */
function parsed(source: unknown): { readonly version: number; readonly length: number } {
  const [address = "", prefix, ...rest] = String(source).split("/");
  const version =
    rest.length === 0 && (prefix === undefined || /^[0-9]{1,3}$/.test(prefix)) ? isIP(address) : 0;
  return { version, length: prefix === undefined ? (BITS[version] ?? 0) : Number(prefix) };
}
