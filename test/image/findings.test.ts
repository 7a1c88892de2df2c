import { FLOORS, problemsOf } from "./findings";
import { someFindings } from "./some-findings";

const good = someFindings();
const { rules, lynis } = FLOORS["ubuntu-base"]!;

it("has nothing to say of an image that is as it should be", () => {
  expect(problemsOf(good)).toEqual([]);
});

it.each([
  [
    "a rule that passes no longer",
    { openScap: { ...good.openScap, rules: { ...good.openScap.rules, rule_0: "fail" } } },
    "rule_0 fails, and no reason is given",
  ],
  [
    "a reason for a rule that passes",
    { openScap: { ...good.openScap, rules: { ...good.openScap.rules, kernel_module_udf_disabled: "pass" } } },
    "kernel_module_udf_disabled has a reason to fail, and does not",
  ],
  [
    "a lower index",
    { lynis: { ...good.lynis, index: lynis - 1 } },
    `lynis says ${lynis - 1}, and said ${lynis}`,
  ],
  ["a unit that fails", { failedUnits: ["ssh.service"] }, "ssh.service fails at boot"],
  [
    "a promise that is broken",
    { cleanUp: { ...good.cleanUp, promises: { "3 no host key": false } } },
    "clean-up: 3 no host key does not hold",
  ],
  [
    "a secret that is left",
    { cleanUp: { ...good.cleanUp, survivors: ["/root/.azure/token"] } },
    "a planted secret survives in /root/.azure/token",
  ],
  [
    "a second run that changes a file",
    { changedBySecondRun: ["etc/issue"] },
    "a second run changes /etc/issue",
  ],
  [
    "a package that the bill of materials leaves out",
    { bill: { ...good.bill, missing: ["nginx@1.22"] } },
    "the bill of materials leaves out nginx@1.22",
  ],
  [
    "what the bill of materials has of Packer",
    { bill: { ...good.bill, ofPacker: ["packer"] } },
    "the bill of materials has packer, which is Packer's",
  ],
  [
    "a trace of the bill of materials",
    { bill: { ...good.bill, changed: ["root/.packer.d"] } },
    "to make the bill of materials changes /root/.packer.d",
  ],
  [
    "a fault that stops nothing",
    { faults: { "apt fails": { stops: false, says: true, output: "" } } },
    "the build goes on although apt fails",
  ],
  [
    "a fault without a word",
    { faults: { "apt fails": { stops: true, says: false, output: "Killed" } } },
    "when apt fails, the step does not say so: Killed",
  ],
])("reports %s", (_what, change, problem) => {
  expect(problemsOf({ ...good, ...change })).toEqual([`ubuntu-base: ${problem}`]);
});

it("reports fewer rules than there were", () => {
  const few = Object.entries(good.openScap.rules).filter(([rule]) => !/^rule_(?!\d$)/.test(rule));
  const openScap = { ...good.openScap, rules: Object.fromEntries(few) };
  expect(problemsOf({ ...good, openScap })).toEqual([`ubuntu-base: 10 rules pass, and ${rules} did`]);
});
