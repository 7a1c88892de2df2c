import type { Problems } from "../errors";
import type { Attribute, Body } from "../hcl/body";
import { HclValue, isExpression, isList } from "../hcl/value";
import type { BuildSlots, PlacedStep } from "./build-slots";
import { SETTING_NAMES } from "./provisioners/provisioner-settings";

/** What these slots do, the image promises; a failure that the build passes over would break the promise unseen. */
const PROMISED: ReadonlySet<keyof BuildSlots | undefined> = new Set<keyof BuildSlots>([
  "harden",
  "verify",
  "billOfMaterials",
  "cleanUp",
]);

/** What Packer calls the provisioner of a bill of materials. */
const BILL_OF_MATERIALS = "hcp-sbom";

const EXIT_CODES = "valid_exit_codes";

/** Success, and what `Provisioner.restart()` sees when the machine goes down under it. */
const EXIT_CODES_OF_A_CHECK: readonly HclValue[] = [0, 143];

/** Notes what would keep a step from doing what its slot is for. */
export function checkDuty(problems: Problems, { step, property, slot }: PlacedStep): void {
  const isBill = step.type === BILL_OF_MATERIALS;
  problems.require(!isBill || slot === undefined || slot === "billOfMaterials", {
    code: "bill-of-materials-slot",
    property,
    rule: "records which software is inside, which is so of the verified system only",
    fix: "put it into billOfMaterials",
  });
  const mayFail = step.settings.continueOnError ?? false;
  problems.require(!mayFail || (!PROMISED.has(slot) && !isBill), {
    code: "provisioner-must-succeed",
    property: `${property}.continueOnError`,
    rule: isBill
      ? "must not be given: Packer then never uploads the bill of materials"
      : "must not be given: what this slot does, the image promises",
    got: mayFail,
    fix: isBill ? "remove it" : "remove it, and let the script itself pass over what may fail",
  });
}

/** Notes options that would get past the settings, and exit codes by which a failed check would pass for a good one. */
export function checkOptions(problems: Problems, { step, property, slot }: PlacedStep, body: Body): void {
  const options = body.flatMap(attributesOf);
  for (const { name } of options.filter((option) => Object.hasOwn(SETTING_NAMES, option.name))) {
    problems.add({
      code: "provisioner-setting",
      property: `${property}.${name}`,
      rule: "is a setting of the step, and no option of its provisioner",
      fix: `write it beside the options, as ${SETTING_NAMES[name]}`,
    });
  }
  if (slot !== "verify") return;
  const overrides = Object.entries(step.settings.override ?? {});
  checkExitCodes(problems, property, options.find(({ name }) => name === EXIT_CODES)?.value);
  for (const [label, override] of overrides)
    checkExitCodes(problems, `${property}.override.${label}`, override[EXIT_CODES]);
}

function checkExitCodes(problems: Problems, property: string, codes: HclValue | undefined): void {
  if (codes === undefined) return;
  problems.require(isList(codes) && codes.every((code) => EXIT_CODES_OF_A_CHECK.includes(code)), {
    code: "verify-exit-codes",
    property: `${property}.${EXIT_CODES}`,
    rule: `must hold no code but ${EXIT_CODES_OF_A_CHECK.join(" and ")}: by the others a check says that it failed`,
    got: isExpression(codes) ? undefined : codes,
    fix: "remove it, and let the script end with 0 where all is well",
  });
}

function attributesOf(item: Body[number]): readonly Attribute[] {
  if (item.kind === "group") return item.body.flatMap(attributesOf);
  return item.kind === "attribute" ? [item] : [];
}
