import { Problems } from "../../errors";
import { requireWhole } from "../../image/given-number";
import { requireBoolean, requireList } from "../../image/given-value";
import { checkMachine } from "./check-machine";
import { requireZones } from "../network/check-private-network";
import { requireHealthSignal } from "./health-signal";
import type { LinuxScaleSetProps } from "./linux-scale-set-props";
import { requireVmName } from "./vm-name";

/** The most for the start of a host name, which Azure puts six characters behind. */
const MAX_NAME = 58;

/** What each number may be. */
const LIMITS = {
  instances: [1, 1000],
  maxBatchPercent: [5, 100],
  maxUnhealthyPercent: [5, 100],
  maxUnhealthyUpgradedPercent: [0, 100],
  pauseBetweenBatchesSeconds: [0, 3600],
  repairGraceMinutes: [10, 90],
} as const;

const SWITCHES = ["surgeEnabled", "zoneBalanceRequired", "automaticRepairEnabled"] as const;

/** Notes everything about a scale set that Azure would refuse, or that would not boot its image or not roll. */
export function checkLinuxScaleSet(problems: Problems, props: LinuxScaleSetProps): void {
  requireVmName(problems, "name", props.name, MAX_NAME);
  checkMachine(problems, props);
  requireHealthSignal(problems, "health", props.health);
  for (const name of SWITCHES) if (props[name] !== undefined) requireBoolean(problems, name, props[name]);
  if (props.zones !== undefined) requireZones(problems, "zones", props.zones);
  if (props.backendPoolIds !== undefined)
    requireList(problems, "backendPoolIds", props.backendPoolIds, "[pool.id]");
  for (const name of Object.keys(LIMITS) as (keyof typeof LIMITS)[]) {
    if (name === "instances" || props[name] !== undefined) requireNumber(problems, name, props[name]);
  }
  problems.require(props.zoneBalanceRequired !== true || (props.zones ?? []).length > 1, {
    code: "zone-balance",
    property: "zoneBalanceRequired",
    rule: "needs at least two zones",
    got: true,
    fix: 'give zones: ["1", "2", "3"], or leave it out',
  });
}

function requireNumber(problems: Problems, name: keyof typeof LIMITS, value: unknown): void {
  const [least, most] = LIMITS[name];
  const fix = `use one such as ${name === "instances" ? 2 : Math.min(most, Math.max(least, 20))}`;
  requireWhole(problems, name, value, { code: "scale-set-number", least, most, fix });
}
