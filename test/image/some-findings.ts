import { FAILING_RULES } from "./checks/failing-rules";
import type { ImageFindings } from "./findings";

/** What is found of an image in which everything is as it should be. */
export function someFindings(changes: Partial<ImageFindings> = {}): ImageFindings {
  const passing = Array.from({ length: 189 }, (_, n) => [`rule_${n}`, "pass"]);
  const failing = Object.keys(FAILING_RULES).map((rule) => [rule, "fail"]);
  return {
    name: "ubuntu-base",
    milliseconds: { "update.sh": 1200 },
    bill: { installed: 300, missing: [], ofPacker: [], changed: [] },
    cleanUp: { promises: { "1 all is gone": true }, planted: 2, survivors: [] },
    changedBySecondRun: [],
    faults: { "apt fails": { stops: true, says: true, output: "" } },
    openScap: { rules: Object.fromEntries([...passing, ...failing]) as Record<string, string>, score: 90 },
    lynis: { index: 80, tests: 200, suggestions: [] },
    failedUnits: ["auditd.service"],
    ...changes,
  };
}
