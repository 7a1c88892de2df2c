/**
 * The environments of this organisation: the one table to change when an environment is added, moved, grown or
 * given another channel. Names of stacks and resources follow from it.
 */
import { ImagePolicy } from "../constructs/hcp";
import { AzureRegion } from "../constructs/image";
import { ubuntuWeb } from "../packer/golden-images";
import type { Environment } from "./environment";
import { StackState } from "./stack-state";

/** Who uses the web servers; only private addresses reach them. */
const OFFICE = "10.0.0.0/8";

export const environments: readonly Environment[] = [
  {
    name: "development",
    channel: ubuntuWeb.channel("development"),
    imagePolicy: ImagePolicy.follow(),
    region: AzureRegion.EAST_US,
    vmSize: "Standard_D2s_v5",
    instanceCount: 1,
    addressSpace: "10.10.0.0/16",
    subnetCidr: "10.10.1.0/24",
    inbound: [
      { name: "web", ports: [80, 443], sources: [OFFICE] },
      { name: "ssh", ports: [22], sources: [OFFICE] },
    ],
    tags: { criticality: "low" },
    state: StackState.local(),
  },
  {
    name: "staging",
    channel: ubuntuWeb.channel("staging"),
    imagePolicy: ImagePolicy.follow(),
    replacement: "create-before-destroy",
    region: AzureRegion.WEST_US_2,
    vmSize: "Standard_D2s_v5",
    instanceCount: 2,
    zones: ["1", "2"],
    addressSpace: "10.20.0.0/16",
    subnetCidr: "10.20.1.0/24",
    inbound: [{ name: "web", ports: [80, 443], sources: [OFFICE] }],
    tags: { criticality: "medium" },
    state: StackState.local(),
  },
  {
    name: "production",
    channel: ubuntuWeb.channel("production"),
    // A promotion is said in every plan; each VM takes it when someone replaces it.
    imagePolicy: ImagePolicy.held(),
    region: AzureRegion.EAST_US,
    vmSize: "Standard_D4s_v5",
    instanceCount: 3,
    zones: ["1", "2", "3"],
    addressSpace: "10.30.0.0/16",
    subnetCidr: "10.30.1.0/24",
    inbound: [{ name: "web", ports: [80, 443], sources: [OFFICE] }],
    tags: { criticality: "high" },
    state: StackState.local(),
  },
];
