import { App, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { TerraformCheck, expression } from "../../../constructs/hcp";
import { refusal } from "../image/refusal";
import { synthesised } from "./synthesised";

const HOLDS = { condition: expression`1 < 2`, errorMessage: "the world is upside down" };

test("a check has its look-up and all its assertions in one block", () => {
  const json = synthesised((stack) => {
    const data = {
      type: "hcp_packer_version",
      arguments: { bucket_name: "ubuntu-web", channel_name: "production" },
    };
    const check = new TerraformCheck(stack, "Channel", { data });
    check.addAssertion({
      condition: expression`${check.dataAttribute("name")} != "v0"`,
      errorMessage: "is v0",
    });
    check.addAssertion(HOLDS);
  });

  expect(json.check).toEqual({
    Channel: {
      data: { hcp_packer_version: { Channel: { bucket_name: "ubuntu-web", channel_name: "production" } } },
      assert: [
        { condition: '${data.hcp_packer_version.Channel.name != "v0"}', error_message: "is v0" },
        { condition: "${1 < 2}", error_message: "the world is upside down" },
      ],
    },
  });
});

test("checks of one name in two places of a stack keep apart", () => {
  const json = synthesised((stack) => {
    for (const id of ["One", "Other"])
      new TerraformCheck(new Construct(stack, id), "Age").addAssertion(HOLDS);
  });

  expect(Object.keys(json.check ?? {})).toEqual([
    expect.stringMatching(/^One_Age_/),
    expect.stringMatching(/^Other_Age_/),
  ]);
});

test("rejects a check that asserts nothing", () => {
  const stack = new TerraformStack(new App(), "stack");
  new TerraformCheck(stack, "Empty");

  expect(() => Testing.synth(stack, true)).toThrow("[stack/Empty] a check needs at least one assertion");
});

test("rejects a reference to a look-up that the check does not have", () => {
  const check = new TerraformCheck(new TerraformStack(new App(), "stack"), "Age");

  expect(refusal(() => check.dataAttribute("name"))).toBe(
    '[stack/Age] dataAttribute needs a data source, got "name"; give the check its data',
  );
});

test("rejects CDKTF's HCL output, which would leave the check out", () => {
  const stack = new TerraformStack(new App(), "stack");
  new TerraformCheck(stack, "Age").addAssertion(HOLDS);

  expect(refusal(() => Testing.synthHcl(stack))).toBe(
    "[stack/Age] hclOutput can not be used with checks, which CDKTF leaves out of HCL; " +
      "let CDKTF write JSON, which is its default",
  );
});
