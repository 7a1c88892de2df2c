import type { BillFindings } from "./checks/bill";
import type { CleanUpReport } from "./checks/clean-up";
import { FAILING_RULES, FAILING_UNITS } from "./checks/failing-rules";
import type { FaultOutcome } from "./checks/faults";
import { type Scan, rulesThat } from "./checks/scan";

/** What the proof found out about one image. */
export interface ImageFindings extends Scan {
  readonly name: string;
  /** By step. */
  readonly milliseconds: Readonly<Record<string, number>>;
  readonly bill: BillFindings;
  readonly cleanUp: CleanUpReport;
  readonly changedBySecondRun: readonly string[];
  readonly faults: Readonly<Record<string, FaultOutcome>>;
}

/** What was reached so far, and is not to be lost: rules that pass, and the lynis index. */
export const FLOORS: Readonly<Record<string, { readonly rules: number; readonly lynis: number }>> = {
  "ubuntu-base": { rules: 161, lynis: 75 },
  "ubuntu-web": { rules: 161, lynis: 75 },
};

/** Everything that must not be so, each as a sentence. None: the image is as it should be. */
export function problemsOf(image: ImageFindings): readonly string[] {
  const { name, openScap, lynis, bill, cleanUp, faults } = image;
  const floor = FLOORS[name] ?? { rules: 0, lynis: 0 };
  const passed = rulesThat(openScap, "pass").length;
  const failed = rulesThat(openScap, "fail", "error");
  const problems = [
    ...(passed < floor.rules ? [`${passed} rules pass, and ${floor.rules} did`] : []),
    ...(lynis.index < floor.lynis ? [`lynis says ${lynis.index}, and said ${floor.lynis}`] : []),
    ...failed
      .filter((rule) => !(rule in FAILING_RULES))
      .map((rule) => `${rule} fails, and no reason is given`),
    ...Object.keys(FAILING_RULES)
      .filter((rule) => !failed.includes(rule))
      .map((rule) => `${rule} has a reason to fail, and does not`),
    ...bill.missing.map((one) => `the bill of materials leaves out ${one}`),
    ...bill.ofPacker.map((one) => `the bill of materials has ${one}, which is Packer's`),
    ...bill.changed.map((path) => `to make the bill of materials changes /${path}`),
    ...image.failedUnits.filter((unit) => !(unit in FAILING_UNITS)).map((unit) => `${unit} fails at boot`),
    ...Object.entries(cleanUp.promises)
      .filter(([, holds]) => !holds)
      .map(([promise]) => `clean-up: ${promise} does not hold`),
    ...cleanUp.survivors.map((path) => `a planted secret survives in ${path}`),
    ...image.changedBySecondRun.map((path) => `a second run changes /${path}`),
    ...Object.entries(faults).flatMap(([fault, { stops, says, output }]) => {
      if (!stops) return [`the build goes on although ${fault}`];
      return says ? [] : [`when ${fault}, the step does not say so: ${output}`];
    }),
  ];
  return problems.map((problem) => `${name}: ${problem}`);
}
