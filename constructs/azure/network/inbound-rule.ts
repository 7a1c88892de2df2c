import type { NetworkSecurityGroupSecurityRule } from "@cdktf/provider-azurerm/lib/network-security-group";
import { Problems } from "../../errors";
import { isObject, requireList, requireOneOf } from "../../image/given-value";
import { requirePlainText } from "../../image/plain-text";
import { checkSources } from "./inbound-sources";
import { terraformLiteral } from "../../hcp/terraform-literal";

/** Who may reach what in a network. */
export interface InboundRule {
  /**
   * What it is for, 1 to 60 letters, digits, dashes and underscores, such as `https`. Each rule of a network
   * has its own. A new name is a new rule, in the same apply and without a gap.
   */
  readonly name: string;
  /** Ports, or ranges of ports such as `"8000-8010"`. */
  readonly ports: readonly (number | string)[];
  /**
   * Addresses and CIDR ranges; or one service tag, alone, such as `AzureFrontDoor.Backend`. Refused are host names,
   * and what stands for everyone: `*`, `Internet`, `AzureCloud`, and ranges so short that they narrow nothing.
   */
  readonly sources: readonly string[];
  /** @default "Tcp" */
  readonly protocol?: "Tcp" | "Udp";
  /**
   * Why it is there, up to 140 characters.
   * @default - none
   */
  readonly description?: string;
}

const RULE_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,58}[A-Za-z0-9_])?$/;
const MAX_DESCRIPTION = 140;

/** The first rule's priority, and how far the next one is behind it, so that one can be put between by hand. */
const FIRST_PRIORITY = 100;
const PRIORITY_STEP = 10;

/** How many rules fit before the two that end the list. */
const MAX_RULES = (4090 - FIRST_PRIORITY) / PRIORITY_STEP;

/** Names of the rules that a network adds by itself. */
const OWN_RULES = ["allow-ssh-from-bastion", "allow-load-balancer-probes", "deny-all-else"];

/** Notes everything about a network's rules that Azure would refuse, and whatever opens it to everyone. */
export function checkInboundRules(problems: Problems, property: string, rules: unknown): void {
  if (!requireList(problems, property, rules, '[{ name: "https", ports: [443], sources: ["10.1.0.0/16"] }]'))
    return;
  problems.require(rules.length <= MAX_RULES, {
    code: "inbound-rules",
    property,
    rule: `must hold at most ${MAX_RULES} rules, holds ${rules.length}`,
    fix: "join some of them: a rule takes lists of ports and of sources",
  });
  const seen = new Set<string>(OWN_RULES);
  rules.forEach((rule: unknown, n) => {
    const here = `${property}[${n}]`;
    if (!isObject(rule)) {
      problems.add({
        code: "inbound-rule",
        property: here,
        rule: "must be a rule",
        got: rule,
        fix: 'write { name: "https", ports: [443], sources: ["10.1.0.0/16"] }',
      });
      return;
    }
    checkName(problems, `${here}.name`, rule.name, seen);
    checkPorts(problems, `${here}.ports`, rule.ports);
    checkSources(problems, `${here}.sources`, rule.sources);
    if (rule.protocol !== undefined)
      requireOneOf(problems, `${here}.protocol`, rule.protocol, ["Tcp", "Udp"]);
    if (rule.description !== undefined) checkDescription(problems, `${here}.description`, rule.description);
  });
}

/** The rules in the order in which they are asked, for `security_rule`. */
export function securityRules(rules: readonly InboundRule[]): NetworkSecurityGroupSecurityRule[] {
  return rules.map(({ name, ports, sources, protocol, description }, n) => ({
    name,
    priority: FIRST_PRIORITY + n * PRIORITY_STEP,
    direction: "Inbound",
    access: "Allow",
    protocol: protocol ?? "Tcp",
    description: description === undefined ? undefined : terraformLiteral(description),
    sourcePortRange: "*",
    destinationAddressPrefix: "*",
    // Azure takes a service tag in the singular attribute only.
    ...(sources.length === 1 ? { sourceAddressPrefix: sources[0] } : { sourceAddressPrefixes: [...sources] }),
    ...(ports.length === 1
      ? { destinationPortRange: String(ports[0]) }
      : { destinationPortRanges: ports.map(String) }),
  }));
}

function checkName(problems: Problems, property: string, name: unknown, seen: Set<string>): void {
  const isName = problems.require(typeof name === "string" && RULE_NAME.test(name), {
    code: "inbound-name",
    property,
    rule: "must be 1 to 60 letters, digits, dashes and underscores, starting with a letter or digit and not ending in a dash",
    got: name,
    fix: 'use a name such as "https"',
  });
  if (!isName) return;
  const folded = String(name).toLowerCase();
  problems.require(!seen.has(folded), {
    code: "inbound-name-twice",
    property,
    rule: "is the name of another rule for Azure, which ignores case",
    got: name,
    fix: "give each rule a name of its own",
  });
  seen.add(folded);
}

function checkPorts(problems: Problems, property: string, ports: unknown): void {
  if (!requireList(problems, property, ports, "[443]")) return;
  problems.require(ports.length > 0 && ports.every(isPortRange), {
    code: "inbound-ports",
    property,
    rule: 'must be ports from 1 to 65535 or ranges such as "8000-8010", at least one',
    got: ports,
    fix: "name each port, such as [80, 443]",
  });
}

function isPortRange(port: unknown): boolean {
  const [first, last, ...rest] = String(port).split("-");
  const ends = [first, last ?? first].map((text = "") => (/^[0-9]{1,5}$/.test(text) ? Number(text) : 0));
  return rest.length === 0 && ends.every((end) => end >= 1 && end <= 65535) && ends[0]! <= ends[1]!;
}

function checkDescription(problems: Problems, property: string, description: unknown): void {
  if (!requirePlainText(problems, property, description)) return;
  problems.require(description.length <= MAX_DESCRIPTION, {
    code: "inbound-description",
    property,
    rule: `must be at most ${MAX_DESCRIPTION} characters long, is ${description.length}`,
    got: description,
    fix: "shorten it",
  });
}
