import { Problems } from "../../errors";
import { requireRegion } from "../../image/azure-region";
import { requireBoolean, requireList } from "../../image/given-value";
import { checkInboundRules } from "./inbound-rule";
import { checkSources } from "./inbound-sources";
import { IpRange, holds, overlap, requireIpRange } from "./ip-range";
import type { PrivateNetworkProps } from "./private-network-props";
import { requireResourceGroupName } from "../resource-group-name";
import { checkResourceTags } from "../resource-tags";

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,53}[A-Za-z0-9])?$/;

/** The largest prefixes that Azure takes: a subnet loses five addresses, a Bastion needs 64. */
const LONGEST = { network: 29, subnet: 29, bastion: 26 };

/** Notes everything about a network that Azure would refuse, and whatever makes it less than private. */
export function checkPrivateNetwork(problems: Problems, props: PrivateNetworkProps): void {
  problems.require(typeof props.name === "string" && NAME.test(props.name), {
    code: "network-name",
    property: "name",
    rule: "must be 1 to 55 letters, digits and inner dashes",
    got: props.name,
    fix: 'use a name such as "web"',
  });
  requireResourceGroupName(problems, "resourceGroupName", props.resourceGroupName);
  requireRegion(problems, "region", props.region);
  if (props.inbound !== undefined) checkInboundRules(problems, "inbound", props.inbound);
  if (props.natGatewayEnabled !== undefined)
    requireBoolean(problems, "natGatewayEnabled", props.natGatewayEnabled);
  if (props.publicIpZones !== undefined) requireZones(problems, "publicIpZones", props.publicIpZones);
  checkResourceTags(problems, "tags", props.tags);
  checkAddresses(problems, props);
}

/** The zones of a region that has some. */
export function requireZones(problems: Problems, property: string, zones: unknown): void {
  if (!requireList(problems, property, zones, '["1", "2", "3"]')) return;
  const isEach = zones.every(
    (zone, n) => ["1", "2", "3"].includes(String(zone)) && zones.indexOf(zone) === n,
  );
  problems.require(isEach && zones.every((zone) => typeof zone === "string"), {
    code: "zones",
    property,
    rule: 'must be some of "1", "2" and "3", each once',
    got: zones,
    fix: 'write ["1", "2", "3"], or [] in a region without zones',
  });
}

function checkAddresses(problems: Problems, props: PrivateNetworkProps): void {
  const { addressSpace, subnetCidr, bastionSubnetCidr, bastionSources } = props;
  const network = requireIpRange(problems, "addressSpace", addressSpace, LONGEST.network, "10.10.0.0/16");
  const subnet = requireIpRange(problems, "subnetCidr", subnetCidr, LONGEST.subnet, "10.10.1.0/24");
  requireWithin(problems, "subnetCidr", subnetCidr, network, subnet);
  problems.require((bastionSubnetCidr === undefined) === (bastionSources === undefined), {
    code: "bastion-pair",
    property: bastionSubnetCidr === undefined ? "bastionSubnetCidr" : "bastionSources",
    rule: "is missing: a Bastion needs its addresses and those who may reach it",
    fix: 'give both, such as bastionSubnetCidr: "10.10.2.0/26", bastionSources: ["203.0.113.0/24"]',
  });
  if (bastionSources !== undefined) checkSources(problems, "bastionSources", bastionSources);
  if (bastionSubnetCidr === undefined) return;
  const bastion = requireIpRange(
    problems,
    "bastionSubnetCidr",
    bastionSubnetCidr,
    LONGEST.bastion,
    "10.10.2.0/26",
  );
  requireWithin(problems, "bastionSubnetCidr", bastionSubnetCidr, network, bastion);
  problems.require(subnet === undefined || bastion === undefined || !overlap(subnet, bastion), {
    code: "subnet-overlap",
    property: "bastionSubnetCidr",
    rule: "must not share addresses with subnetCidr",
    got: bastionSubnetCidr,
    fix: "give the Bastion addresses of its own",
  });
}

function requireWithin(
  problems: Problems,
  property: string,
  got: string,
  network: IpRange | undefined,
  part: IpRange | undefined,
): void {
  problems.require(network === undefined || part === undefined || holds(network, part), {
    code: "subnet-outside",
    property,
    rule: "must be part of addressSpace",
    got,
    fix: "choose addresses within the network's",
  });
}
