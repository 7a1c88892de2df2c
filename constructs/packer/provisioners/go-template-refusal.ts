import type { Problems } from "../../errors";
import { HclText, KIND, isExpression } from "../../hcl/value";

/**
 * Notes `{{` where it can not be protected: Packer renders these values as Go templates again and again, until
 * no `{{` is left.
 */
export function refuseGoTemplate(problems: Problems, property: string, text: HclText, fix: string): void {
  const literals = isExpression(text) ? (text[KIND] === "template" ? text.parts : []) : [text];
  problems.require(!literals.some((part) => typeof part === "string" && part.includes("{{")), {
    code: "go-template",
    property,
    rule: "must not hold {{, which Packer takes for a Go template",
    got: isExpression(text) ? undefined : text,
    fix,
  });
}
