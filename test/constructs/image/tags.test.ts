import { Problems } from "../../../constructs/errors";
import { checkTags } from "../../../constructs/image/tags";
import { refusal } from "./refusal";
import { untyped } from "./sample";

function check(tags: Readonly<Record<string, string>>, reserved?: number): void {
  const problems = new Problems("Sample");
  checkTags(problems, "tags", tags, reserved);
  problems.throwIfAny();
}

function manyTags(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag-${n}`, "x"]));
}

test.each([
  [{}],
  [{ owner: "platform-team" }],
  [{ "ubuntu-version": "24.04", "cost center": "a/b <c>" }],
  [{ note: '"; rm -rf ${env("X")} %{ if } \\ {{ .Vars }}' }],
  [{ empty: "" }],
  [{ a: "x" }],
  [{ größe: "groß 🚀" }],
  [{ "my-azure": "only a name that begins with azure is Azure's own" }],
])("%j are tags", (tags) => {
  expect(() => check(tags)).not.toThrow();
});

test("50 tags are taken", () => {
  expect(() => check(manyTags(50))).not.toThrow();
});

test("rejects 51 tags", () => {
  expect(refusal(() => check(manyTags(51)))).toBe(
    "[Sample] tags must hold at most 50 entries, holds 51; leave some out",
  );
});

test("rejects more tags than are left beside the reserved ones", () => {
  expect(refusal(() => check(manyTags(44), 7))).toBe(
    "[Sample] tags must hold at most 43 entries, holds 44: Azure takes 50 tags, and a template may add 7 of its own; leave some out",
  );
});

test("names of 512 bytes and values of 256 bytes are taken", () => {
  expect(() => check({ ["é".repeat(256)]: "é".repeat(128) })).not.toThrow();
});

test("letters with separate accents count as HCL joins them", () => {
  expect(() => check({ note: "e\u0301".repeat(128) })).not.toThrow();
});

test("rejects a name of 513 bytes", () => {
  const name = `x${"é".repeat(256)}`;
  const shown = `"x${"é".repeat(118)}… (259 characters)`;
  expect(refusal(() => check({ [name]: "x" }))).toBe(
    `[Sample] tags[${shown}] must have a name of 1 to 512 bytes without < > % & \\ ? /, got ${shown}; use a name such as "owner"`,
  );
});

test("rejects a value of 257 bytes, though it has only 129 characters", () => {
  const value = `x${"é".repeat(128)}`;
  expect(refusal(() => check({ owner: value }))).toBe(
    `[Sample] tags["owner"] must be at most 256 bytes long, is 257, got "x${"é".repeat(118)}… (131 characters); shorten it`,
  );
});

test.each(["", "a/b", "a<b", "a>b", "100%", "a&b", "a\\b", "why?"])("rejects %j as a name", (name) => {
  expect(refusal(() => check({ [name]: "x" }))).toBe(
    `[Sample] tags[${JSON.stringify(name)}] must have a name of 1 to 512 bytes without < > % & \\ ? /, got ${JSON.stringify(name)}; use a name such as "owner"`,
  );
});

test.each(["microsoft-owner", "Azure", "WINDOWS.version", "azureOwner"])(
  "rejects %s, which is Azure's own",
  (name) => {
    expect(refusal(() => check({ [name]: "x" }))).toBe(
      `[Sample] tags["${name}"] must not start with microsoft, azure or windows, which Azure keeps for itself, got "${name}"; use a name such as "owner"`,
    );
  },
);

test("rejects the same tag in another case", () => {
  expect(refusal(() => check({ owner: "a", Owner: "b" }))).toBe(
    '[Sample] tags["Owner"] is the same tag as "owner" for Azure, which ignores case, got "Owner"; keep one of the two',
  );
});

test("rejects the same tag with its accent apart", () => {
  expect(refusal(() => check({ café: "a", café: "b" }))).toBe(
    '[Sample] tags["cafe\u0301"] is the same tag as "caf\u00e9" for Azure, which ignores case, got "cafe\u0301"; keep one of the two',
  );
});

test.each([
  ["a\u0000b", "must not hold control characters", "write it on one line, without tabs"],
  ["a\nb", "must not hold control characters", "write it on one line, without tabs"],
  ["a\ud800", "must not hold half of a surrogate pair", "write the whole character, or leave it out"],
  [
    "${TfToken[TOKEN.0]}",
    "must not hold a CDKTF token, whose value only exists when Terraform runs",
    "write the value itself",
  ],
])("rejects %j as a value", (value, rule, fix) => {
  expect(refusal(() => check({ owner: value }))).toBe(
    `[Sample] tags["owner"] ${rule}, got ${JSON.stringify(value)}; ${fix}`,
  );
});

test.each([
  ["a\tb", "must not hold control characters", "write it on one line, without tabs"],
  ["\udc00b", "must not hold half of a surrogate pair", "write the whole character, or leave it out"],
  [
    "&{TfToken[TOKEN.1]}",
    "must not hold a CDKTF token, whose value only exists when Terraform runs",
    "write the value itself",
  ],
])("rejects %j as a name", (name, rule, fix) => {
  expect(refusal(() => check({ [name]: "x" }))).toBe(
    `[Sample] tags[${JSON.stringify(name)}] ${rule}, got ${JSON.stringify(name)}; ${fix}`,
  );
});

test.each([24.04, true, null, ["a"], { a: 1 }])("rejects %j as a value", (value) => {
  expect(refusal(() => check(untyped({ version: value })))).toBe(
    `[Sample] tags["version"] must be text, got ${JSON.stringify(value)}; write it in quotes`,
  );
});

test("rejects a value that is not there", () => {
  expect(refusal(() => check(untyped({ owner: undefined })))).toBe(
    '[Sample] tags["owner"] must be text; write it in quotes',
  );
});

test.each([
  ["owner", '"owner"'],
  [["owner"], '["owner"]'],
  [null, "null"],
  [new Map([["owner", "me"]]), "[object Map]"],
])("rejects %p in place of tags", (tags, shown) => {
  expect(refusal(() => check(untyped(tags)))).toBe(
    `[Sample] tags must be an object of names and values, got ${shown}; write { owner: "platform-team" }`,
  );
});

test("rejects every wrong tag in one error", () => {
  expect(refusal(() => check({ "a/b": "x\ty", Azure: "ok" }))).toBe(
    [
      "3 problems",
      '  [Sample] tags["a/b"] must have a name of 1 to 512 bytes without < > % & \\ ? /, got "a/b"; use a name such as "owner"',
      '  [Sample] tags["a/b"] must not hold control characters, got "x\\ty"; write it on one line, without tabs',
      '  [Sample] tags["Azure"] must not start with microsoft, azure or windows, which Azure keeps for itself, got "Azure"; use a name such as "owner"',
    ].join("\n"),
  );
});
