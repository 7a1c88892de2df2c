import { RuleCase } from "./rule-case";

const PLAN = { planName: "server", planProduct: "ubuntu", planPublisher: "canonical" };

function tags(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag-${n}`, "x"]));
}

export const AZURE_TAGS_RULES: readonly RuleCase[] = [
  {
    rejects: "51 tags",
    props: { azureTags: tags(51) },
    says: "azureTags must hold at most 50 entries, holds 51; leave some out",
    plugin: { refuses: "a max of 50 tags are supported, but 51 were provided" },
  },
  {
    rejects: "47 tags beside the four of a plan",
    props: { planInfo: PLAN, azureTags: tags(47) },
    says: "azureTags must hold at most 46 entries, holds 47: Azure takes 50 tags, and a template may add 4 of its own; leave some out",
    plugin: { refuses: "a max of 50 tags are supported, but 51 were provided" },
  },
  {
    rejects: "a tag that the plugin writes for the plan",
    props: { planInfo: PLAN, azureTags: { planproduct: "mine" } },
    says: 'azureTags["planproduct"] is the name of a tag that the plugin writes for planInfo, got "planproduct"; use another name',
    plugin: { accepts: "Azure refuses two tags that differ in case alone" },
  },
  ...["PlanInfo", "PLANPUBLISHER", "planPromotionCode"].map((name): RuleCase => ({
    rejects: `the tag ${name}, which the plugin writes for the plan`,
    props: { planInfo: PLAN, azureTags: { [name]: "mine" } },
    says: `azureTags["${name}"] is the name of a tag that the plugin writes for planInfo, got "${name}"; use another name`,
    plugin: { accepts: "it writes its own in its place or beside it" },
  })),
  {
    rejects: "a value of more than 256 bytes",
    props: { azureTags: { owner: "é".repeat(129) } },
    says: 'azureTags["owner"] must be at most 256 bytes long, is 258, got "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé… (131 characters); shorten it',
    plugin: { refuses: "exceeds (258) the 256 character limit" },
  },
  {
    rejects: "a name with a slash",
    props: { azureTags: { "team/owner": "x" } },
    says: 'azureTags["team/owner"] must have a name of 1 to 512 bytes without < > % & \\ ? /, got "team/owner"; use a name such as "owner"',
    plugin: { accepts: "Azure refuses the deployment" },
  },
];
