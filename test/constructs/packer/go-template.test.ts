import { printBody, attribute, reference, template, HclValue } from "../../../constructs/hcl";
import { Problems } from "../../../constructs/errors";
import { goTemplateLiteral, pluginLiteral } from "../../../constructs/packer/go-template";

function refusals(value: unknown): readonly string[] {
  const problems = new Problems("test");
  printBody([attribute("x", pluginLiteral(value as HclValue))], problems);
  return problems.all.map(({ rule }) => rule);
}

test("text without an opening action stays as it is", () => {
  expect(goTemplateLiteral("a { b } }} c")).toBe("a { b } }} c");
});

test("an opening action becomes one that prints it", () => {
  expect(goTemplateLiteral("docker inspect -f '{{.State}}'")).toBe("docker inspect -f '{{`{{`}}.State}}'");
});

test("lists and maps are protected inside, keys and other values are left alone", () => {
  const value = {
    "{{key}}": ["{{a}}", 1, null, true, 0, false],
    expression: reference("var.x"),
    left: undefined,
  };

  expect(pluginLiteral(value)).toEqual({ ...value, "{{key}}": ["{{`{{`}}a}}", 1, null, true, 0, false] });
});

test("the text between a template's expressions is protected, the expressions are not", () => {
  expect(pluginLiteral(template("{{a}}", reference("var.x"), "b"))).toEqual(
    template("{{`{{`}}a}}", reference("var.x"), "b"),
  );
});

test("what the printer has to refuse still reaches it", () => {
  const cyclic: unknown[] = [];
  cyclic.push(cyclic);

  expect(refusals(cyclic)[0]).toMatch(/^is nested deeper than|^contains itself/);
  expect(refusals(new Date(0))[0]).toContain("must be a string, number, boolean, null");
});
