import { Problems, describeProblem } from "../../../constructs/errors";
import { PackerSource } from "../../../constructs/packer";
import { PlacedStep } from "../../../constructs/packer/build-slots";
import { checkBills } from "../../../constructs/packer/check-bills";
import { ProvisionerStep } from "../../../constructs/packer/provisioners/provisioner";

const WEB = { type: "azure-arm", label: "web" } as PackerSource;
const DOCKER = { type: "docker", label: "web" } as PackerSource;

const bill = (name?: string, settings: ProvisionerStep["settings"] = {}): ProvisionerStep => ({
  type: "hcp-sbom",
  settings,
  bill: { name },
  body: () => [],
});
const SHELL: ProvisionerStep = { type: "shell", settings: {}, body: () => [] };

function said(steps: readonly ProvisionerStep[], ...sources: readonly PackerSource[]): readonly string[] {
  const problems = new Problems("Web");
  const placed = steps.map((step, n): PlacedStep => ({ step, property: `billOfMaterials[${n}]` }));
  checkBills(problems, placed, sources);
  return problems.all.map(describeProblem);
}

const twice = (n: number, got = "") =>
  `[Web] billOfMaterials[${n}].name must be different for each bill of materials of a version, and each source makes one${got}; give each step a name and one source, by \`only\``;

test.each<[string, readonly ProvisionerStep[]]>([
  ["none", [SHELL, SHELL]],
  ["one without a name", [SHELL, bill()]],
  ["two names", [bill("a"), bill("b")]],
  ["a name and none", [bill("a"), bill()]],
])("%s of one source is fine", (_, steps) => expect(said(steps, WEB)).toEqual([]));

test("without a name each source names its own", () => {
  expect(said([bill()], WEB, DOCKER)).toEqual([]);
});

test("one name serves one source of two", () => {
  expect(
    said([bill("a", { only: ["azure-arm.web"] }), bill("b", { except: ["azure-arm.web"] })], WEB, DOCKER),
  ).toEqual([]);
});

test("rejects a name twice", () => {
  expect(said([bill("a"), SHELL, bill("a")], WEB)).toEqual([twice(2, ', got "a"')]);
});

test("rejects two without a name of one source", () => {
  expect(said([bill(), bill()], WEB)).toEqual([twice(1)]);
});

test("rejects two without a name that one of two sources makes", () => {
  expect(said([bill(undefined, { only: ["docker.web"] }), bill()], WEB, DOCKER)).toEqual([twice(1)]);
});

test("rejects a name that two sources make", () => {
  expect(said([bill("a")], WEB, DOCKER)).toEqual([twice(0, ', got "a"')]);
});

test("rejects a name that is made for the same source again", () => {
  const steps = [
    bill("a", { except: ["docker.web"] }),
    bill("b", { only: ["docker.web"] }),
    bill("a", { only: ["docker.web"] }),
  ];

  expect(said(steps, WEB, DOCKER)).toEqual([twice(2, ', got "a"')]);
});
