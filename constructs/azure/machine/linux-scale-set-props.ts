import type { HealthSignal } from "./health-signal";
import type { MachineProps } from "./machine-props";

/**
 * How an upgrade rolls. Azure fixes these when the scale set is made: the next apply after a change of one of them
 * replaces the whole set.
 */
export interface RollingUpgradeOptions {
  /** The most instances that are upgraded at once, 5 to 100. @default 20 */
  readonly maxBatchPercent?: number;
  /** An upgrade stops when more than this are unhealthy, 5 to 100. @default 20 */
  readonly maxUnhealthyPercent?: number;
  /** An upgrade stops when more than this of the upgraded ones are unhealthy, 0 to 100. @default 20 */
  readonly maxUnhealthyUpgradedPercent?: number;
  /** How long to wait between two batches, 0 to 3600. @default 60 */
  readonly pauseBetweenBatchesSeconds?: number;
  /**
   * Whether a batch is made anew beside the old instances, which are deleted once it is healthy. It needs quota for
   * one more batch. Otherwise the instances of a batch are gone while they are upgraded.
   * @default true
   */
  readonly surgeEnabled?: boolean;
}

/** What a scale set is. */
export interface LinuxScaleSetProps extends MachineProps, RollingUpgradeOptions {
  /**
   * Its name and the start of its instances' host names: 1 to 58 letters, digits and inner dashes. Another name
   * replaces the whole set.
   */
  readonly name: string;
  /**
   * How many instances, 1 to 1000. Set in place: it grows or shrinks in the next apply, also where someone or
   * something else has changed the number since.
   */
  readonly instances: number;
  /** How Azure knows that an instance is well, which upgrades and repair are decided by. */
  readonly health: HealthSignal;
  /**
   * The zones that instances are spread over. One more is added in place; to take one away replaces the whole set.
   * @default - none: Azure chooses
   */
  readonly zones?: readonly string[];
  /**
   * Whether Azure may only scale when the zones stay even. A change replaces the whole set.
   * @default false
   */
  readonly zoneBalanceRequired?: boolean;
  /**
   * Whether instances that are unhealthy for long are replaced.
   * @default true
   */
  readonly automaticRepairEnabled?: boolean;
  /**
   * How long a new instance has until it must be healthy, 10 to 90. Longer than the first boot takes, or repair
   * never ends.
   * @default 30
   */
  readonly repairGraceMinutes?: number;
  /**
   * Full ids of the load balancer's pools that instances join. Set in place; instances follow as they roll.
   * @default - none
   */
  readonly backendPoolIds?: readonly string[];
}
