import { isIP } from "node:net";
import type { Problems } from "../../errors";

/** A service by its usual port: 22, 80, 443, all TCP. */
export type FirewallService = "ssh" | "http" | "https";

/** What a rule lets through. */
export type FirewallProtocol = "tcp" | "udp";

const SERVICES: Readonly<Record<FirewallService, number>> = { ssh: 22, http: 80, https: 443 };
const PROTOCOLS: readonly FirewallProtocol[] = ["tcp", "udp"];

/** A port that is reachable from some addresses only. */
export interface FirewallRule {
  /** A service, or a port from 1 to 65535. */
  readonly port: FirewallService | number;
  /** @default "tcp" */
  readonly protocol?: FirewallProtocol;
  /**
   * The addresses that may connect: one address, or a range such as `10.0.0.0/8` or `fd00::/8`.
   * @default - every address
   */
  readonly from?: string;
}

/** What may be allowed: a service, a TCP port, a port with its protocol as `53/udp`, or a whole rule. */
export type FirewallEntry = FirewallService | number | `${number}/${FirewallProtocol}` | FirewallRule;

/** A rule with nothing left to look up. */
export interface CheckedRule {
  readonly port: number;
  readonly protocol: FirewallProtocol;
  readonly from?: string;
}

/** `entry` as a rule, or `undefined` after a problem was noted. */
export function checkRule(
  entry: FirewallEntry,
  problems: Problems,
  property: string,
): CheckedRule | undefined {
  const isRule = typeof entry === "object";
  const { port, protocol = "tcp", from } = isRule ? entry : splitEntry(entry);
  const number = portNumber(port);
  const place = (name: string) => (isRule ? `${property}.${name}` : property);
  const validPort = problems.require(number !== undefined, {
    code: "firewall-port",
    property: place("port"),
    rule: `must be ${Object.keys(SERVICES).join(", ")} or a port from 1 to 65535`,
    got: isRule ? port : entry,
    fix: 'write it like "https", 8080 or "53/udp"',
  });
  const validProtocol = problems.require(PROTOCOLS.includes(protocol), {
    code: "firewall-protocol",
    property: place("protocol"),
    rule: "must be tcp or udp",
    got: protocol,
    fix: 'use "tcp"',
  });
  const validFrom = problems.require(from === undefined || isAddressRange(from), {
    code: "firewall-from",
    property: place("from"),
    rule: "must be an IP address or a range of them",
    got: from,
    fix: 'write it like "10.0.0.0/8"',
  });
  return validPort && validProtocol && validFrom ? { port: number!, protocol, from } : undefined;
}

/** The rule as ufw's command. */
export function ufwAllow({ port, protocol, from }: CheckedRule): string {
  if (from === undefined) return `ufw allow ${port}/${protocol}`;
  return `ufw allow proto ${protocol} from ${from} to any port ${port}`;
}

function splitEntry(entry: string | number): FirewallRule {
  const parts = /^([0-9]{1,5})\/(tcp|udp)$/.exec(String(entry));
  if (parts === null) return { port: entry as FirewallService | number };
  return { port: Number(parts[1]), protocol: parts[2] as FirewallProtocol };
}

function portNumber(port: FirewallService | number): number | undefined {
  if (typeof port === "string") return Object.hasOwn(SERVICES, port) ? SERVICES[port] : undefined;
  return Number.isInteger(port) && port >= 1 && port <= 65535 ? port : undefined;
}

function isAddressRange(from: string): boolean {
  const [address = "", bits, ...rest] = from.split("/");
  const version = /^[0-9A-Fa-f.:]+$/.test(address) ? isIP(address) : 0;
  if (version === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^(?:0|[1-9][0-9]{0,2})$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}
