import { LinuxVirtualMachineScaleSet } from "@cdktf/provider-azurerm/lib/linux-virtual-machine-scale-set";
import { Construct } from "constructs";
import { Problems } from "../errors";
import { requireProps } from "../image/given-value";
import type { ChannelImage } from "../hcp/channel-image";
import { terraformLiteral } from "../hcp/terraform-literal";
import { checkLinuxScaleSet } from "./machine/check-linux-scale-set";
import { placeOf } from "./machine/check-machine";
import type { LinuxScaleSetProps, RollingUpgradeOptions } from "./machine/linux-scale-set-props";
import { isoDuration } from "./machine/iso-duration";
import { ImageCheckOptions, addMachineChecks } from "./machine/machine-checks";
import { machineConfig, osDiskConfig } from "./machine/machine-config";
import type { RunningMachine } from "./machine/running-machines";

export type { LinuxScaleSetProps, RollingUpgradeOptions } from "./machine/linux-scale-set-props";

/**
 * Linux VMs of one kind from a channel's image, which are upgraded in batches. It is a uniform scale set: azurerm
 * knows no Trusted Launch for the flexible ones.
 *
 * What the next apply does when the channel moves, or moves back, is the image's policy to say:
 * - `follow`: it sets the new image in place, and is done. Azure then upgrades batch by batch, and stops when too
 *   many instances are unhealthy; what happens to the instances after that, Terraform does not see.
 * - `pinned`: nothing, until the pin is changed; then as above.
 * - `held`: nothing. `terraform apply -replace=<address>` destroys the whole set and makes a new one, so `pinned` is
 *   the better way to decide about the time.
 *
 * A version that is revoked stops the plan that would set it: HCP's run task lets a change in place pass.
 *
 * @see https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-configure-rolling-upgrades
 * @throws ImageError listing everything that Azure would refuse, or that would not boot the image or not roll
 */
export class LinuxScaleSet extends Construct {
  /** The scale set's full id. */
  readonly scaleSetId: string;
  /** The object id of its own identity, for role assignments. */
  readonly principalId: string;
  private readonly image: ChannelImage;
  private readonly found: RunningMachine;
  private readonly resource: LinuxVirtualMachineScaleSet;

  constructor(scope: Construct, id: string, props: LinuxScaleSetProps) {
    super(scope, id);
    requireProps(
      this.node.path,
      props,
      'new LinuxScaleSet(this, "Web", { name: "web", image, network, ... })',
    );
    const problems = new Problems(this.node.path);
    checkLinuxScaleSet(problems, props);
    problems.throwIfAny();
    const { health, image, network, zones = [] } = props;
    const { dependsOn, ...machine } = machineConfig(props);
    const name = terraformLiteral(props.name, "name");
    this.resource = new LinuxVirtualMachineScaleSet(this, "Resource", {
      ...machine,
      name,
      computerNamePrefix: name,
      sku: props.size,
      instances: props.instances,
      zones: zones.length === 0 ? undefined : [...zones],
      zoneBalance: props.zoneBalanceRequired ?? false,
      // Otherwise it could never have more than 100 instances.
      singlePlacementGroup: false,
      // Azure refuses surge together with it.
      overprovision: false,
      upgradeMode: "Rolling",
      rollingUpgradePolicy: rollingPolicy(props, zones.length > 0),
      automaticInstanceRepair: {
        enabled: props.automaticRepairEnabled ?? true,
        gracePeriod: isoDuration((props.repairGraceMinutes ?? 30) * 60),
        action: "Replace",
      },
      healthProbeId: health.probeId,
      extension: health.extension === undefined ? undefined : [health.extension],
      extensionOperationsEnabled: health.extension !== undefined,
      osDisk: osDiskConfig(props),
      networkInterface: [
        {
          name: "internal",
          primary: true,
          enableAcceleratedNetworking: props.acceleratedNetworkingEnabled ?? true,
          enableIpForwarding: false,
          ipConfiguration: [
            {
              name: "internal",
              primary: true,
              subnetId: network.subnetId,
              loadBalancerBackendAddressPoolIds: props.backendPoolIds && [...props.backendPoolIds],
            },
          ],
        },
      ],
      dependsOn: [...(dependsOn ?? []), ...health.dependencies],
      lifecycle: image.lifecycleFor({ region: placeOf(props).region }),
    });
    this.image = image;
    this.found = { resourceGroupName: machine.resourceGroupName, name: props.name };
    this.scaleSetId = this.resource.id;
    this.principalId = this.resource.identity.principalId;
  }

  /**
   * Adds warnings about what this scale set is made from, to every plan and apply. They stop or change nothing, and
   * judge the set, not its instances one by one.
   */
  addImageChecks(options: ImageCheckOptions = {}): void {
    addMachineChecks(this, this.image, this.resource, { ...this.found, imageSetInPlace: true }, options);
  }
}

function rollingPolicy(options: RollingUpgradeOptions, isZonal: boolean) {
  return {
    maxBatchInstancePercent: options.maxBatchPercent ?? 20,
    maxUnhealthyInstancePercent: options.maxUnhealthyPercent ?? 20,
    maxUnhealthyUpgradedInstancePercent: options.maxUnhealthyUpgradedPercent ?? 20,
    pauseTimeBetweenBatches: isoDuration(options.pauseBetweenBatchesSeconds ?? 60),
    prioritizeUnhealthyInstancesEnabled: true,
    maximumSurgeInstancesEnabled: options.surgeEnabled ?? true,
    crossZoneUpgradesEnabled: isZonal ? false : undefined,
  };
}
