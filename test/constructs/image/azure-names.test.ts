import { Problems, describeProblem } from "../../../constructs/errors";
import * as names from "../../../constructs/image/azure-names";

const SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";
const ENCRYPTION_SET = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-1/providers/Microsoft.Compute/diskEncryptionSets/set-1`;

/** Names at the edge of each rule, and what is said of those that are beyond it. */
interface Edge {
  readonly rule: (problems: Problems, property: string, name: unknown) => boolean;
  readonly takes: readonly string[];
  readonly refuses: readonly unknown[];
  readonly says: string;
}

const IMAGE_NAMES = {
  takes: ["a", "Z9", "a_", "a.b-c_d", "x".repeat(80)],
  refuses: ["", "_a", "-a", ".a", "a-", "a.", "a b", "é", "x".repeat(81), 7, ["ubuntu"], undefined],
  says: "must be 1 to 80 letters, digits, dots, dashes and underscores, starting with a letter or digit and not ending in a dot or dash",
};

const EDGES: Readonly<Record<string, Edge>> = {
  "a resource group that the plugin names": {
    rule: names.requireResourceGroup,
    takes: ["a", "Z9", "a_", "a(b)", "a.b-c_d", "x".repeat(90)],
    refuses: ["", "_a", "-a", "(a)", "a.", "a-", "a b", "x".repeat(91), 7, ["rg"], undefined],
    says: "must be 1 to 90 letters, digits and _ . ( ) -, starting with a letter or digit and not ending in a dot or dash",
  },
  "a resource group that is there": {
    rule: names.requireExistingResourceGroup,
    takes: ["a", "_a", "-", ".a", "(a)", "a-", "a.b", "x".repeat(90)],
    refuses: ["", ".", "a.", "a b", "é", "x".repeat(91), 7, ["rg"], undefined],
    says: "must be 1 to 90 letters, digits and _ . ( ) -, not ending in a dot",
  },
  "an image definition": { rule: names.requireDefinitionName, ...IMAGE_NAMES },
  "a managed image": { rule: names.requireManagedImageName, ...IMAGE_NAMES },
  "a subscription": {
    rule: names.requireSubscriptionId,
    takes: [SUBSCRIPTION, SUBSCRIPTION.toUpperCase()],
    refuses: ["", `${SUBSCRIPTION}0`, `0${SUBSCRIPTION}`, SUBSCRIPTION.replaceAll("-", ""), [SUBSCRIPTION]],
    says: "must be a subscription's GUID",
  },
  "a disk encryption set": {
    rule: names.requireDiskEncryptionSetId,
    takes: [ENCRYPTION_SET, ENCRYPTION_SET.toLowerCase(), ENCRYPTION_SET.replace("set-1", "s".repeat(80))],
    refuses: [
      `x${ENCRYPTION_SET}`,
      `${ENCRYPTION_SET}/x`,
      ENCRYPTION_SET.replace("set-1", ""),
      ENCRYPTION_SET.replace("set-1", "s".repeat(81)),
      ENCRYPTION_SET.replace("rg-1", "r".repeat(91)),
      ENCRYPTION_SET.replace("rg-1", "r g"),
      ENCRYPTION_SET.replace(SUBSCRIPTION, "production"),
      [ENCRYPTION_SET],
    ],
    says: "must be the full id of a disk encryption set",
  },
};

function verdict({ rule }: Edge, name: unknown): readonly string[] {
  const problems = new Problems("Sample");
  expect(rule(problems, "name", name)).toBe(problems.all.length === 0);
  return problems.all.map(describeProblem);
}

describe.each(Object.entries(EDGES))("%s", (_, edge) => {
  test.each(edge.takes)("can be %j", (name) => expect(verdict(edge, name)).toEqual([]));

  test.each(edge.refuses.map((name) => [name]))("rejects %j", (name) => {
    expect(verdict(edge, name)).toEqual([
      expect.stringMatching(new RegExp(`^\\[Sample\\] name ${escaped(edge)}[,;]`)),
    ]);
  });
});

function escaped({ says }: Edge): string {
  return says.replace(/[.()]/g, "\\$&");
}
