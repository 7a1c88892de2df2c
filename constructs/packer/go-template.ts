import { HclValue, KIND, isExpression, isList, isMap, template } from "../hcl/value";

/*
 * Packer's second template layer: after HCL has been evaluated, a plugin renders nearly every string of its
 * configuration as a Go template. Text that says "{{" would be evaluated there, and mostly vanish.
 */

/** A cycle is the printer's to refuse; here it only has to end. */
const MAX_DEPTH = 60;

/** `text` so that Packer's Go templates render it as it stands: each `{{` becomes an action that prints it. */
export function goTemplateLiteral(text: string): string {
  return text.replace(/\{\{/g, "{{`{{`}}");
}

/**
 * `value` with every literal string in it protected by {@link goTemplateLiteral}: those in lists, in maps, and
 * between the expressions of a template. Keys, which Packer does not render, and what an expression yields, which
 * is not known here, stay as they are.
 */
export function pluginLiteral(value: HclValue, depth = 0): HclValue {
  if (typeof value === "string") return goTemplateLiteral(value);
  if (depth > MAX_DEPTH) return value;
  if (isExpression(value)) {
    if (value[KIND] !== "template") return value;
    return template(
      ...value.parts.map((part) => (typeof part === "string" ? goTemplateLiteral(part) : part)),
    );
  }
  if (isList(value)) return value.map((item) => pluginLiteral(item, depth + 1));
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, item && pluginLiteral(item, depth + 1)]);
  return Object.fromEntries(entries) as HclValue;
}
