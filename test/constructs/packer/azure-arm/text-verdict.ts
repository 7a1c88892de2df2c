import { Problems, describeProblem } from "../../../../constructs/errors";
import { TextRule } from "../../../../constructs/packer/azure-arm/text-rules";

/** The codes of what a rule refuses about one text. */
export function codesOf(rule: TextRule, text: string): readonly string[] {
  const problems = new Problems("Web");
  rule(problems, "option", text);
  return problems.all.map(({ code }) => code);
}

/** What a rule says of one text: nothing, or whole messages without the path. */
export function verdict(rule: TextRule, text: string): readonly string[] {
  const problems = new Problems("Web");
  rule(problems, "option", text);
  return problems.all.map((problem) => describeProblem(problem).replace("[Web] option ", ""));
}
