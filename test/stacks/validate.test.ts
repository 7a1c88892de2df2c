import { synthesizeEverything } from "../policy/every-stack";
import type { StackJson } from "../policy/policy-rule";
import { TerraformValidator, whyNotValidated } from "./terraform-validate";

/** What the real providers say about every stack, on machines that have both. */
const reason = whyNotValidated();

if (reason !== undefined) {
  console.warn(`terraform validate of the stacks: skipped: ${reason}`);
  test.skip(`skipped: ${reason}`, () => undefined);
} else {
  const validator = new TerraformValidator();
  afterAll(() => validator.remove());

  const stacks = synthesizeEverything();

  test.each([...stacks])("terraform validate has nothing to say about %s", (name, stack) => {
    expect(validator.validate(name, stack)).toEqual({ valid: true, diagnostics: [] });
  });

  test("terraform validate notices what azurerm does not take", () => {
    const text = JSON.stringify(stacks.get("everything")).replace('"Premium_LRS"', '"Premium"');

    expect(validator.validate("spoilt", JSON.parse(text) as StackJson).diagnostics[0]?.summary).toContain(
      "Premium_LRS",
    );
  });
}
