import { Problems } from "../../errors";
import { Body, group } from "../../hcl/body";
import { requireSourceLabel } from "../../image/source-label";
import { PACKER_PLUGINS } from "../packer-plugin";
import { PackerSource } from "../packer-source";
import { AZURE_TAGS_OPTIONS, AzureTagsProps, checkAzureTags } from "./azure-tags";
import { BUILD_VM_OPTIONS, BuildVmProps } from "./build-vm";
import { checkBuildVm } from "./check-build-vm";
import { checkCommunicator } from "./check-communicator";
import { checkDestination } from "./check-destination";
import { checkLogin } from "./check-login";
import { checkNetwork } from "./check-network";
import { checkSourceImage } from "./check-source-image";
import { CombinedRules } from "./combined-rules";
import { COMMUNICATOR_OPTIONS, CommunicatorProps } from "./communicator";
import { DESTINATION_OPTIONS, DestinationProps } from "./destination";
import { LOGIN_OPTIONS, LoginProps } from "./login-options";
import { NETWORK_OPTIONS, NetworkProps } from "./network";
import { OptionTable, checkOptions, writeOptions } from "./option-table";
import { SOURCE_IMAGE_OPTIONS, SourceImageProps } from "./source-image";

/** The options of one azure-arm source, by concern. */
interface AzureArmOptions
  extends
    SourceImageProps,
    DestinationProps,
    BuildVmProps,
    NetworkProps,
    CommunicatorProps,
    LoginProps,
    AzureTagsProps {}

/** What one azure-arm source is: flat, with about one prop for each option of the plugin. */
export interface AzureArmSourceProps extends AzureArmOptions {
  /** The source's label. HCP Packer's component type is `azure-arm.<label>`, which look-ups compare. */
  readonly label: string;
}

/** Every option of the builder that makes sense for Linux. */
export const AZURE_ARM_OPTIONS: OptionTable<AzureArmOptions> = {
  ...SOURCE_IMAGE_OPTIONS,
  ...DESTINATION_OPTIONS,
  ...BUILD_VM_OPTIONS,
  ...NETWORK_OPTIONS,
  ...COMMUNICATOR_OPTIONS,
  ...LOGIN_OPTIONS,
  ...AZURE_TAGS_OPTIONS,
};

/**
 * A `source "azure-arm"` block: a VM on Azure that is provisioned over SSH and becomes a gallery version, a
 * managed image or a VHD. The options are those of Packer's azure plugin for Linux. What does not go together
 * is refused before anything is written: the plugin accepts much that Azure refuses, some of it after the
 * whole build.
 *
 * @see https://developer.hashicorp.com/packer/integrations/hashicorp/azure/latest/components/builder/arm
 */
export class AzureArmSource implements PackerSource {
  readonly type = "azure-arm";
  readonly plugin = PACKER_PLUGINS.azure;
  readonly label: string;

  constructor(private readonly props: AzureArmSourceProps) {
    this.label = props.label;
  }

  check(problems: Problems): void {
    const { props } = this;
    requireSourceLabel(problems, "label", props.label);
    checkOptions(problems, AZURE_ARM_OPTIONS, props);
    const rules = new CombinedRules<AzureArmSourceProps>(problems, props);
    checkSourceImage(problems, rules);
    checkDestination(problems, rules);
    checkBuildVm(rules);
    checkNetwork(rules);
    checkCommunicator(rules);
    checkLogin(rules);
    checkAzureTags(problems, props);
  }

  body(): Body {
    const { props } = this;
    return [
      group(writeOptions(SOURCE_IMAGE_OPTIONS, props), "What the image is built from"),
      group(writeOptions(DESTINATION_OPTIONS, props), "What it becomes"),
      group(
        writeOptions(BUILD_VM_OPTIONS, { ...props, osType: props.osType ?? "Linux" }),
        "The VM that it is built on",
      ),
      group(writeOptions(NETWORK_OPTIONS, props), "How Packer reaches it"),
      group(writeOptions(COMMUNICATOR_OPTIONS, props)),
      group(writeOptions(LOGIN_OPTIONS, props), "How Packer logs in to Azure"),
      group(writeOptions(AZURE_TAGS_OPTIONS, props), "Tags of all that the build makes"),
    ];
  }
}
