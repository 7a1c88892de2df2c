/** What runs where, from which version: the one table that is changed to release. */
import { ImagePolicy, assignmentsOf } from "cdktf-golden-image/hcp";
import { AzureRegion } from "cdktf-golden-image/image";
import type { ChannelOf } from "cdktf-golden-image/image";
import { web } from "./golden-image";

/** One environment in one region: a stack, named after both. */
export interface Deployment {
  readonly environment: ChannelOf<typeof web>;
  readonly region: AzureRegion;
  readonly policy: ImagePolicy;
  readonly instances: number;
  /** The subnet that the network's owners made for it. Without one the stack makes a network of its own. */
  readonly subnetId?: string;
}

/** Versions of the image, by the fingerprints that their builds printed. */
const NEXT = "01KABCDEFGHJKMNPQRSTVWXYZ3";
const CURRENT = "01KABCDEFGHJKMNPQRSTVWXYZ2";
const PREVIOUS = "01KABCDEFGHJKMNPQRSTVWXYZ1";

/** What each channel holds: the promotions. UNASSIGNED for a channel that holds nothing yet. */
export const assignments = [assignmentsOf(web, { development: NEXT, staging: NEXT, production: CURRENT })];

const HUB = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-network/providers";
const subnet = (network: string) => `${HUB}/Microsoft.Network/virtualNetworks/${network}/subnets/web`;

export const deployments: readonly Deployment[] = [
  {
    environment: "development",
    region: AzureRegion.EAST_US,
    policy: ImagePolicy.follow(),
    instances: 1,
  },
  {
    environment: "staging",
    region: AzureRegion.WEST_US_2,
    policy: ImagePolicy.follow(),
    instances: 2,
  },
  {
    environment: "production",
    region: AzureRegion.EAST_US,
    policy: ImagePolicy.pinned(CURRENT),
    instances: 6,
    subnetId: subnet("vnet-hub-eastus"),
  },
  {
    environment: "production",
    region: AzureRegion.WEST_US_2,
    // Follows by hand, when the first region runs well.
    policy: ImagePolicy.pinned(PREVIOUS),
    instances: 6,
    subnetId: subnet("vnet-hub-westus2"),
  },
];
