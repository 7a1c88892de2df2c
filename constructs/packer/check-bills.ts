import type { Problems } from "../errors";
import type { PlacedStep } from "./build-slots";
import { PackerSource, sourceName } from "./packer-source";

/** Notes bills of materials that would take each other's place: HCP Packer tells those of a version by their names. */
export function checkBills(
  problems: Problems,
  steps: readonly PlacedStep[],
  sources: readonly PackerSource[],
): void {
  const seen = new Set<string>();
  for (const { step, property } of steps.filter(({ step: { bill } }) => bill !== undefined)) {
    const name = step.bill?.name;
    const { only, except = [] } = step.settings;
    const runsFor = sources
      .map(sourceName)
      .filter((source) => (only === undefined || only.includes(source)) && !except.includes(source));
    // HCP Packer names those without a name after their build, of which each source has one.
    const keys = runsFor.map((source) => name ?? `${source} unnamed`);
    problems.require(!keys.some((key, n) => seen.has(key) || keys.indexOf(key) !== n), {
      code: "bill-of-materials-twice",
      property: `${property}.name`,
      rule: "must be different for each bill of materials of a version, and each source makes one",
      got: name,
      fix: "give each step a name and one source, by `only`",
    });
    keys.forEach((key) => seen.add(key));
  }
}
