import { Problems, describeProblem } from "../../../constructs/errors";
import { attribute, Body, HclValue, printBody } from "../../../constructs/hcl";

/** `body` as HCL text, where nothing may be wrong with it. */
export function printed(...body: Body): string {
  const problems = new Problems("Test");
  const text = printBody(body, problems);
  problems.throwIfAny();
  return text;
}

/** `value` as it stands after `x = `. */
export function printedValue(value: HclValue): string {
  return printed(attribute("x", value)).slice("x = ".length, -1);
}

/** What is wrong with `body`: whole messages. */
export function problemsOf(...body: Body): readonly string[] {
  const problems = new Problems("Test");
  printBody(body, problems);
  return problems.all.map(describeProblem);
}

/**
 * What is wrong with `value`, as a user without TypeScript may pass it: anything.
 *
 * @param value `unknown` on purpose
 */
export function problemsOfValue(value: unknown): readonly string[] {
  return problemsOf(attribute("x", value as HclValue));
}
