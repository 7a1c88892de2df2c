import { Problems } from "../../errors";
import { attribute } from "../../hcl/body";
import { HclText, isExpression } from "../../hcl/value";
import { isObject } from "../../image/given-value";
import { checkTags } from "../../image/tags";
import { goTemplateLiteral, pluginLiteral } from "../go-template";
import type { SourceImageProps } from "./source-image";
import { Option, OptionTable } from "./option-table";

/** The tags of everything that the build makes, the image among it. */
export interface AzureTagsProps {
  /**
   * Tags of the temporary resources, the managed image and the gallery version: up to 50, four fewer with
   * `planInfo`. Values may come from a data source, such as the fingerprint of what the image derives from.
   * They are how cost reports and policies find what a build left behind.
   * @default - none
   */
  readonly azureTags?: Readonly<Record<string, HclText>>;
}

/** The tags that the plugin itself adds for a purchase plan, in place of a user's with the same name. */
const PLAN_TAGS = ["PlanInfo", "PlanProduct", "PlanPublisher", "PlanPromotionCode"];

/** The option of the tags. Their names are templates to the plugin, too. */
export const AZURE_TAGS_OPTIONS: OptionTable<AzureTagsProps> = {
  azureTags: {
    name: "azure_tags",
    type: "map(string)",
    write: (tags) => [attribute("azure_tags", pluginLiteral(withLiteralNames(tags)))],
    check: () => undefined,
  } satisfies Option<Readonly<Record<string, HclText>>>,
};

/** Notes what Azure or the plugin would refuse about the tags. What an expression yields, Packer alone learns. */
export function checkAzureTags(problems: Problems, props: AzureTagsProps & SourceImageProps): void {
  const { azureTags: tags, planInfo } = props;
  if (tags === undefined) return;
  checkTags(
    problems,
    "azureTags",
    isObject(tags) ? literalValues(tags) : tags,
    planInfo ? PLAN_TAGS.length : 0,
  );
  for (const name of planInfo ? Object.keys(tags) : []) {
    problems.require(!PLAN_TAGS.some((tag) => tag.toLowerCase() === name.toLowerCase()), {
      code: "tag-plan",
      property: `azureTags[${JSON.stringify(name)}]`,
      rule: "is the name of a tag that the plugin writes for planInfo",
      got: name,
      fix: "use another name",
    });
  }
}

function withLiteralNames(tags: Readonly<Record<string, HclText>>): Readonly<Record<string, HclText>> {
  return Object.fromEntries(Object.entries(tags).map(([name, value]) => [goTemplateLiteral(name), value]));
}

function literalValues(tags: Readonly<Record<string, HclText>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tags).map(([name, value]) => [name, isExpression(value) ? "" : value]),
  );
}
