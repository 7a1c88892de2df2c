import { HclExpression, HclText } from "../../hcl/value";
import { requireResourceGroup } from "../../image/azure-names";
import { AzureRegion } from "../../image/azure-region";
import { BUILD_VM_DISKS_OPTIONS, BuildVmDisksProps } from "./build-vm-disks";
import { requireEncodedData } from "./encoded-data";
import { block } from "./option-blocks";
import { duration, flag, oneOf, price, region, text, texts } from "./option-kinds";
import { OptionTable, required } from "./option-table";
import {
  requireBuildPrefix,
  requireComputeName,
  requireIdentityId,
  requireStorageAccountName,
  requireVmSize,
} from "./text-rules";

/** Builds on spare capacity: much cheaper, and Azure may take the VM away in the middle of a build. */
export interface Spot {
  /** What happens to a VM that is taken away. `Delete` leaves nothing behind that is billed. */
  readonly evictionPolicy: "Delete" | "Deallocate";
  /**
   * The most that the VM may cost, in US dollars per hour; -1 never takes it away for its price.
   * @default -1
   */
  readonly maxPriceUsdPerHour?: number;
}

/** The VM that the image is built on, and where it stands. It is gone when the build ends. */
export interface BuildVmProps extends BuildVmDisksProps {
  /**
   * Region of the build. HCP Packer records the artifact under this text, and a gallery version must have it
   * among its target regions. Excludes `buildResourceGroupName`; one of the two is needed.
   * @default - the region of `buildResourceGroupName`
   */
  readonly location?: AzureRegion | HclExpression;
  /**
   * An existing resource group to build in, for a login that may not create any. Only what the build made is
   * removed from it. It has to be in the region that the image's contract builds in: HCP Packer records the artifact
   * under the group's. Excludes `location` and `tempResourceGroupName`.
   * @default - a temporary resource group
   */
  readonly buildResourceGroupName?: HclText;
  /**
   * Name of the temporary resource group, which is deleted after the build. A build that finds it there stops,
   * so two builds at once can not have one name. Excludes `buildResourceGroupName`.
   * @default - `pkr-Resource-Group-` and ten random characters
   */
  readonly tempResourceGroupName?: HclText;
  /** Size of the build VM, such as `Standard_D2s_v5`. The plugin's own default, `Standard_A1`, is retired. */
  readonly vmSize: HclText;
  /**
   * The operating system. This library is for Linux.
   * @default "Linux"
   */
  readonly osType?: "Linux";
  /**
   * The build VM's security type, which must be the definition's. Needs a generation 2 image, and publishes to
   * a gallery alone: Azure makes no managed image of such a VM.
   * @default - a standard VM
   */
  readonly securityType?: "TrustedLaunch" | "ConfidentialVM";
  /**
   * Whether only signed boot loaders and kernels start. Needs `securityType`, excludes a managed image.
   * @default false
   */
  readonly secureBootEnabled?: boolean;
  /**
   * Whether the VM has a virtual TPM, which a confidential VM can not do without. Needs `securityType`, excludes a
   * managed image.
   * @default false
   */
  readonly vtpmEnabled?: boolean;
  /**
   * What is encrypted on a confidential VM: its guest state, or the OS disk too. Only with the security type
   * `ConfidentialVM`.
   * @default "VMGuestStateOnly" for a confidential VM
   */
  readonly securityEncryptionType?: "VMGuestStateOnly" | "DiskWithVMGuestState";
  /**
   * Whether the host encrypts caches and temporary disks. The subscription must have the feature
   * `EncryptionAtHost` registered, or the deployment fails.
   * @default false
   */
  readonly encryptionAtHostEnabled?: boolean;
  /**
   * Builds on spare capacity.
   * @default - an ordinary VM
   */
  readonly spot?: Spot;
  /**
   * Full ids of managed identities that the build VM gets, for provisioners that log in to Azure. The login
   * needs the role Managed Identity Operator on them.
   * @default - none
   */
  readonly userAssignedManagedIdentities?: readonly HclText[];
  /**
   * Data for cloud-init, as base64. It stands in the template and in Azure's deployment: no place for secrets.
   * Excludes `customDataFile`.
   * @default - none
   */
  readonly customData?: HclText;
  /**
   * Path of a file with data for cloud-init, which the plugin encodes. It must be there for `packer validate`
   * already, and is looked for where Packer is started unless the path is absolute. Excludes `customData`.
   * @default - none
   */
  readonly customDataFile?: HclText;
  /**
   * Data that every process on the VM can read from the metadata service, as base64. Excludes `userDataFile`.
   * @default - none
   */
  readonly userData?: HclText;
  /**
   * Path of a file with data that every process on the VM can read from the metadata service; the plugin
   * encodes it. Looked for like `customDataFile`. Excludes `userData`.
   * @default - none
   */
  readonly userDataFile?: HclText;
  /**
   * Name of a storage account for the boot log and a screenshot, for builds that never become reachable. Public
   * Azure only: the plugin makes the URL of it. What is written there stays until someone deletes it.
   * @default - no boot diagnostics
   */
  readonly bootDiagStorageAccount?: HclText;
  /**
   * Name of the build VM, to find it while the build runs; also the host name of its public address. 3 to 63
   * lower-case letters, digits and inner dashes. Two builds at once in one region can not share it.
   * @default - `pkrvm` and ten random characters
   */
  readonly tempComputeName?: HclText;
  /**
   * Start of the names of everything temporary, for naming policies: 1 to 10 letters, digits and dashes,
   * starting with a letter or digit. What it is and five random characters follow.
   * @default - `pkr`, followed by what it is and ten random characters
   */
  readonly customResourceBuildPrefix?: HclText;
  /**
   * How long one operation of Azure may take, in minutes, except for publishing to the gallery. A large managed
   * image may need more.
   * @default 15
   */
  readonly pollingTimeoutMinutes?: number;
  /**
   * Whether the build ends without waiting for the temporary resource group to be gone. Faster, but nobody is
   * told when the deletion fails and goes on costing money.
   * @default false
   */
  readonly asyncResourceGroupDeletionEnabled?: boolean;
}

const SPOT_OPTIONS: OptionTable<Spot> = {
  evictionPolicy: required(
    oneOf("eviction_policy", "Delete", "Deallocate"),
    "without it the plugin builds on an ordinary VM",
    '"Delete"',
  ),
  maxPriceUsdPerHour: price("max_price"),
};

/** The options of the build VM, but for its disks, its network and its tags. */
export const BUILD_VM_OPTIONS: OptionTable<BuildVmProps> = {
  location: region("location"),
  buildResourceGroupName: text("build_resource_group_name", requireResourceGroup),
  tempResourceGroupName: text("temp_resource_group_name", requireResourceGroup),
  vmSize: required(
    text("vm_size", requireVmSize),
    "the plugin's own default, Standard_A1, is retired",
    '"Standard_D2s_v5"',
  ),
  osType: oneOf("os_type", "Linux"),
  securityType: oneOf("security_type", "TrustedLaunch", "ConfidentialVM"),
  secureBootEnabled: flag("secure_boot_enabled"),
  vtpmEnabled: flag("vtpm_enabled"),
  securityEncryptionType: oneOf("security_encryption_type", "VMGuestStateOnly", "DiskWithVMGuestState"),
  encryptionAtHostEnabled: flag("encryption_at_host"),
  spot: block("spot", SPOT_OPTIONS),
  ...BUILD_VM_DISKS_OPTIONS,
  userAssignedManagedIdentities: texts("user_assigned_managed_identities", requireIdentityId),
  customData: text("custom_data", requireEncodedData),
  customDataFile: text("custom_data_file"),
  userData: text("user_data", requireEncodedData),
  userDataFile: text("user_data_file"),
  bootDiagStorageAccount: text("boot_diag_storage_account", requireStorageAccountName),
  tempComputeName: text("temp_compute_name", requireComputeName),
  customResourceBuildPrefix: text("custom_resource_build_prefix", requireBuildPrefix),
  pollingTimeoutMinutes: duration("polling_duration_timeout", "m", 15),
  asyncResourceGroupDeletionEnabled: flag("async_resourcegroup_delete"),
};
