import { Problems } from "../../errors";
import { Attribute, attributes } from "../../hcl/body";
import { HclValue } from "../../hcl/value";
import { requireWhole } from "../../image/given-number";

/** What every provisioner can be told, whatever its type. */
export interface ProvisionerSettings {
  /**
   * Runs for these sources only, named `azure-arm.ubuntu-base`. Excludes `except`.
   * @default - every source
   */
  readonly only?: readonly string[];
  /**
   * Runs for every source but these. Excludes `only`.
   * @default - none
   */
  readonly except?: readonly string[];
  /**
   * Seconds to wait before the step, for a machine that settles or reboots.
   * @default 0
   */
  readonly pauseBeforeSeconds?: number;
  /**
   * Minutes after which the step is stopped and the build fails. Excludes `pauseBeforeSeconds`, with which
   * Packer 1.16 forgets it.
   * @default - no limit
   */
  readonly timeoutMinutes?: number;
  /**
   * How often the step is tried again when it fails. For steps that can be repeated only.
   * @default 0
   */
  readonly maxRetries?: number;
  /**
   * Whether the build goes on when the step has failed, after all retries. Refused where the image promises what
   * the step does: in the slots `harden`, `verify`, `billOfMaterials` and `cleanUp`.
   * @default false
   */
  readonly continueOnError?: boolean;
  /**
   * Other options for one source, by the source's label: `{ "ubuntu-base": { inline: [...] } }`, with the names
   * that the provisioner has in HCL.
   * @default - none
   */
  readonly override?: Readonly<Record<string, Readonly<Record<string, HclValue>>>>;
}

/** What Packer calls each setting. A provisioner's own options can have none of these names. */
export const SETTING_NAMES: Readonly<Record<string, keyof ProvisionerSettings>> = {
  only: "only",
  except: "except",
  pause_before: "pauseBeforeSeconds",
  timeout: "timeoutMinutes",
  max_retries: "maxRetries",
  continue_on_error: "continueOnError",
  override: "override",
};

/** The settings as attributes, in the order in which Packer's documentation has them. */
export function settingsAttributes(settings: ProvisionerSettings): readonly Attribute[] {
  return attributes({
    only: settings.only,
    except: settings.except,
    pause_before: settings.pauseBeforeSeconds === undefined ? undefined : `${settings.pauseBeforeSeconds}s`,
    timeout: settings.timeoutMinutes === undefined ? undefined : `${settings.timeoutMinutes}m`,
    max_retries: settings.maxRetries,
    continue_on_error: settings.continueOnError,
    override: settings.override,
  });
}

/** Notes what is wrong with the settings of the step at `property` of a template with these sources. */
export function checkSettings(
  problems: Problems,
  property: string,
  settings: ProvisionerSettings,
  sources: readonly { readonly name: string; readonly label: string }[],
): void {
  const names = sources.map(({ name }) => name);
  problems.require(settings.only === undefined || settings.except === undefined, {
    code: "provisioner-only-except",
    property: `${property}.only`,
    rule: "can not be given together with except",
    got: settings.only,
    fix: "keep one of the two",
  });
  for (const key of ["only", "except"] as const) {
    for (const name of settings[key] ?? []) {
      problems.require(names.includes(name), {
        code: "provisioner-source",
        property: `${property}.${key}`,
        rule: "must name sources of this template",
        got: name,
        fix: `it has ${names.join(", ")}`,
      });
    }
  }
  const { only, except = [] } = settings;
  const runs = names.length === 0 || only !== undefined || names.some((name) => !except.includes(name));
  problems.require(runs, {
    code: "provisioner-never",
    property: `${property}.except`,
    rule: "must leave a source for which the step runs",
    got: except,
    fix: "leave the step out",
  });
  for (const label of Object.keys(settings.override ?? {})) {
    const labels = sources.map((source) => source.label);
    problems.require(labels.includes(label), {
      code: "provisioner-source",
      property: `${property}.override`,
      rule: "must name labels of sources of this template",
      got: label,
      fix: `it has ${labels.join(", ")}`,
    });
  }
  problems.require(settings.pauseBeforeSeconds === undefined || settings.timeoutMinutes === undefined, {
    code: "provisioner-pause-timeout",
    property: `${property}.pauseBeforeSeconds`,
    rule: "makes Packer forget timeoutMinutes",
    got: settings.pauseBeforeSeconds,
    fix: 'wait in a step before: Provisioner.shell({ inline: ["sleep 5"] })',
  });
  for (const name of ["pauseBeforeSeconds", "timeoutMinutes", "maxRetries"] as const) {
    const value = settings[name];
    if (value === undefined) continue;
    const least = name === "timeoutMinutes" ? 1 : 0;
    requireWhole(problems, `${property}.${name}`, value, { code: "provisioner-number", least, fix: "use 5" });
  }
}
