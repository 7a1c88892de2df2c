import { Lazy, Token, ref } from "cdktf";
import { TerraformLocal } from "cdktf";
import { ExpressionValue, asText, expression } from "../../../constructs/hcp";
import { synthesised } from "./synthesised";

function written(value: ExpressionValue): unknown {
  const json = synthesised((stack) => {
    new TerraformLocal(stack, "x", value);
  });
  return (json as { readonly locals?: { readonly x: unknown } }).locals?.x;
}

const ID = Token.asString(ref("vm.id"));

test("a reference stands bare, text in quotes, numbers and words as they are", () => {
  expect(written(expression`f(${ID}, ${"a"}, ${0}, ${false}, ${ref("vm.tags")})`)).toBe(
    '${f(vm.id, "a", 0, false, vm.tags)}',
  );
});

test("text can not become syntax", () => {
  expect(written(expression`${'") || true || ("${var.x}%{if}\\\n'}`)).toBe(
    '${"\\") || true || (\\"$${var.x}%%{if}\\\\\\n"}',
  );
});

test("text around a reference is a template", () => {
  expect(written(expression`f(${`a "${ID}" $${ID}`})`)).toBe('${f("a \\"${vm.id}\\" \\u0024${vm.id}")}');
});

test("an expression in another one is in parentheses", () => {
  const inner = expression`${ID} == null ? 1 : 2`;

  expect(written(expression`!${inner}`)).toBe("${!(vm.id == null ? 1 : 2)}");
});

test("as a part of a text it is an interpolation", () => {
  expect(written(`name: ${asText(expression`lower(${ID})`)}.`)).toBe("name: ${lower(vm.id)}.");
});

test("a reference that is settled later stands bare, too", () => {
  expect(written(expression`f(${Lazy.anyValue({ produce: () => ref("vm.late") })})`)).toBe("${f(vm.late)}");
});
