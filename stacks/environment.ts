import type { InboundRule, VmReplacement } from "../constructs/azure";
import type { ImagePolicy } from "../constructs/hcp";
import type { AzureRegion, ImageChannel } from "../constructs/image";
import type { StackState } from "./stack-state";

/** One environment: a network, and the same VM a number of times. */
export interface Environment {
  /**
   * 2 to 20 lower-case letters, digits and inner dashes: the stack's name, and part of every resource's. Another
   * name is another, new environment; the old one is destroyed by `cdktf destroy` while it is still in the table.
   */
  readonly name: string;
  /** The channel whose image is deployed: `ubuntuWeb.channel("production")`. */
  readonly channel: ImageChannel;
  /** What happens when the channel moves. */
  readonly imagePolicy: ImagePolicy;
  /** A region that the image is replicated to. Another one replaces everything. */
  readonly region: AzureRegion;
  /** The size of each VM. */
  readonly vmSize: string;
  /** How many VMs, 1 to 300. Fewer destroys those with the highest numbers. */
  readonly instanceCount: number;
  /**
   * Zones that the VMs go into in turn. Another list replaces the VMs that move.
   * @default - Azure chooses
   */
  readonly zones?: readonly ("1" | "2" | "3")[];
  /**
   * How a VM is replaced.
   * @default "in-place"
   */
  readonly replacement?: VmReplacement;
  /** The network's addresses. */
  readonly addressSpace: string;
  /** The addresses of the VMs' subnet, part of `addressSpace`. */
  readonly subnetCidr: string;
  /** Who may reach what. */
  readonly inbound: readonly InboundRule[];
  /**
   * Whether the VMs reach the internet through a NAT gateway, which is billed.
   * @default false
   */
  readonly natGatewayEnabled?: boolean;
  /** Tags on everything, beside `environment`, `owner` and those that say which image is running. */
  readonly tags: Readonly<Record<string, string>>;
  /** Where the stack's state is kept. */
  readonly state: StackState;
}
