import { Token } from "cdktf";
import { terraformLiteral, terraformLiterals } from "../../../constructs/hcp";
import { untyped } from "../image/sample";
import { refusal } from "../image/refusal";

/* That Terraform reads them back as they were written is tested in test/terraform/literals.test.ts. */

const TOKEN = Token.asString({ resolve: () => "${vm.id}" });

test.each([
  ["plain text { } $ %", "plain text { } $ %"],
  ["${HOME:-x}", "$${HOME:-x}"],
  ["%{http_code}", "%%{http_code}"],
  ["$${a}", "$$${a}"],
  [`vm-${TOKEN}-x`, `vm-${TOKEN}-x`],
  [`\${a}${TOKEN}`, `$\${a}${TOKEN}`],
  [`costs $$${TOKEN}`, `costs \${"$$"}${TOKEN}`],
  [`{ ${TOKEN}${TOKEN} costs $`, `{ ${TOKEN}${TOKEN} costs $`],
  [`{ ${TOKEN} $ ${TOKEN}`, `{ ${TOKEN} $ ${TOKEN}`],
  [`\${a} $${TOKEN} b $`, `$\${a} \${"$"}${TOKEN} b $`],
  [`${TOKEN}\${b}`, `${TOKEN}$\${b}`],
  ["${TfToken[TOKEN.987654]}", '${"$"}{TfToken[TOKEN.987654]}'],
  ["#{TfToken[TOKEN.1]}", '#${"{"}TfToken[TOKEN.1]}'],
])("%s", (text, literal) => {
  expect(terraformLiteral(text)).toBe(literal);
});

test("names and values of a map", () => {
  expect(terraformLiterals({ "${a}": "%{b}", owner: "team" })).toEqual({ "$${a}": "%%{b}", owner: "team" });
});

test("rejects a byte order mark in front, which Terraform drops", () => {
  expect(refusal(() => terraformLiteral("\ufeffx", "tags.owner"))).toBe(
    '[terraformLiteral] tags.owner must not start with a byte order mark, which Terraform drops, got "\\ufeffx"; ' +
      "leave the mark out",
  );
});

test("rejects a wrong name or value of a map by its place", () => {
  expect(refusal(() => terraformLiterals({ owner: "\ufeff" }, "tags"))).toContain(
    "tags.owner must not start with",
  );
  expect(refusal(() => terraformLiterals({ "\ufeff": "x" }, "tags"))).toContain("tags must not start with");
  expect(refusal(() => terraformLiterals({ "\ufeff": "x" }))).toContain("texts must not start with");
});

test("rejects half a character", () => {
  expect(refusal(() => terraformLiteral("x\ud83d"))).toContain("text must not hold half of a surrogate pair");
});

test("rejects what is no text", () => {
  expect(refusal(() => terraformLiteral(untyped(7)))).toBe(
    "[terraformLiteral] text must be text, got 7; write it in quotes",
  );
});

test.each(["//", "__proto__"])("rejects %s as a name of a map, which gets lost", (name) => {
  expect(refusal(() => terraformLiterals(Object.fromEntries([[name, "x"]]), "tags"))).toBe(
    `[terraformLiterals] tags must not have a name that gets lost on the way to Terraform, got "${name}"; use another name`,
  );
});
