import { DESTINATION, TAGS } from "./azure-destination";
import { BUILD_NETWORK, BUILD_VM, COMMUNICATOR, LOGIN, OPTIONS, SOURCE_IMAGE } from "./azure-source";
import { CHANNELS } from "./channels";
import { COMPONENTS } from "./components";
import { CONTRACT } from "./contract";
import { HCL } from "./hcl";
import { MACHINES, SCALE_SETS } from "./machines";
import { GALLERIES, NETWORKS } from "./networks";
import { OUTPUT } from "./output";
import { PROVENANCE } from "./provenance";
import { ErrorExamples } from "./scene";
import { STEPS } from "./steps";
import { BASES, TEMPLATES, VARIABLES } from "./templates";

/** One heading of the page. */
export interface Area {
  readonly title: string;
  /** The file here that holds the examples, and the name that they are exported by. */
  readonly file: string;
  readonly name: string;
  readonly examples: ErrorExamples;
}

const area = (title: string, file: string, name: string, examples: ErrorExamples): Area => ({
  title,
  file,
  name,
  examples,
});

/** Every area, in the order of the page: from the contract to the build, and on to what is deployed. */
export const AREAS: readonly Area[] = [
  area("Images, galleries and regions", "contract.ts", "CONTRACT", CONTRACT),
  area("Templates", "templates.ts", "TEMPLATES", TEMPLATES),
  area("What a template starts from", "templates.ts", "BASES", BASES),
  area("Variables", "templates.ts", "VARIABLES", VARIABLES),
  area("Steps of the build", "steps.ts", "STEPS", STEPS),
  area("Components and verification", "components.ts", "COMPONENTS", COMPONENTS),
  area("Provenance", "provenance.ts", "PROVENANCE", PROVENANCE),
  area("azure-arm: any option", "azure-source.ts", "OPTIONS", OPTIONS),
  area("azure-arm: the source image", "azure-source.ts", "SOURCE_IMAGE", SOURCE_IMAGE),
  area("azure-arm: what becomes of the build", "azure-destination.ts", "DESTINATION", DESTINATION),
  area("azure-arm: the build VM", "azure-source.ts", "BUILD_VM", BUILD_VM),
  area("azure-arm: the build's network", "azure-source.ts", "BUILD_NETWORK", BUILD_NETWORK),
  area("azure-arm: the SSH connection", "azure-source.ts", "COMMUNICATOR", COMMUNICATOR),
  area("azure-arm: the login", "azure-source.ts", "LOGIN", LOGIN),
  area("Tags", "azure-destination.ts", "TAGS", TAGS),
  area("Text of HCL", "hcl.ts", "HCL", HCL),
  area("The output folder", "output.ts", "OUTPUT", OUTPUT),
  area("Channels in Terraform", "channels.ts", "CHANNELS", CHANNELS),
  area("VMs", "machines.ts", "MACHINES", MACHINES),
  area("Scale sets", "machines.ts", "SCALE_SETS", SCALE_SETS),
  area("Networks", "networks.ts", "NETWORKS", NETWORKS),
  area("The gallery in Terraform", "networks.ts", "GALLERIES", GALLERIES),
];
