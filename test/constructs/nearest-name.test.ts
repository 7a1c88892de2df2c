import fc from "fast-check";
import { nearestName } from "../../constructs/nearest-name";

const CHANNELS = ["development", "staging", "production"];

test.each([
  ["prodution", "production"],
  ["Production", "production"],
  ["pro duc-tion", "production"],
  ["stagng", "staging"],
  ["stagings", "staging"],
  ["developmnet", "development"],
])("a name with a typing error finds the one that was meant: %s", (name, meant) => {
  expect(nearestName(name, CHANNELS)).toBe(meant);
});

test.each([
  ["prod", "production"],
  ["dev", "development"],
  ["stag", "staging"],
])("an abbreviation finds the only name that begins with it: %s", (name, meant) => {
  expect(nearestName(name, CHANNELS)).toBe(meant);
});

test("an abbreviation of two names finds none", () => {
  expect(nearestName("prod", ["production-eu", "production-us"])).toBeUndefined();
});

test("an abbreviation of two letters finds none", () => {
  expect(nearestName("de", CHANNELS)).toBeUndefined();
});

test("of two names that are equally near the first is found", () => {
  expect(nearestName("stagin", ["staging", "stagins"])).toBe("staging");
});

test("a name of punctuation finds none, not even one of punctuation", () => {
  expect(nearestName("--", ["-", "__"])).toBeUndefined();
});

test("an abbreviation that is far shorter than every name but one finds that", () => {
  expect(nearestName("abcd", ["abcdefghijklmnop", "abxx"])).toBe("abcdefghijklmnop");
});

test("the nearer of two similar names is found", () => {
  expect(nearestName("eastus22", ["eastus", "eastus2"])).toBe("eastus2");
});

test.each(["canary", "xyz", "x", "", "-- --", "日本"])("a name that is like none finds none: %j", (name) => {
  expect(nearestName(name, CHANNELS)).toBeUndefined();
});

test.each([
  ["one wrong letter of four", "devx", "deva"],
  ["two wrong letters of five", "caxxy", "canry"],
  ["two letters too many", "staggging", "staging"],
  ["two missing letters", "sagng", "staging"],
  ["four wrong letters of twelve", "xxxxefghijkl", "abcdefghijkl"],
])("%s are near", (_mistake, name, meant) => {
  expect(nearestName(name, [meant])).toBe(meant);
});

test.each([
  ["two wrong letters of four", "dexx", "deva"],
  ["three wrong letters of five", "caxxx", "canry"],
  ["three wrong letters of eight", "abcdexxx", "abcdefgh"],
  ["five wrong letters of twelve", "xxxxxfghijkl", "abcdefghijkl"],
  ["three letters too many", "stagingxyz", "staging".slice(0, 6)],
])("%s are too many", (_mistake, name, other) => {
  expect(nearestName(name, [other])).toBeUndefined();
});

test("a short name does not find another short name by chance", () => {
  expect(nearestName("ab", ["cd"])).toBeUndefined();
});

test("no known names find none", () => {
  expect(nearestName("production", [])).toBeUndefined();
});

test("a very long name is answered at once", () => {
  expect(nearestName("x".repeat(1_000_000), CHANNELS)).toBeUndefined();
});

test("every name with letters or digits finds itself, whatever its case", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z0-9-]*[a-zA-Z0-9]$/), fc.array(fc.string()), (name, others) => {
      expect(nearestName(name.toUpperCase(), [name, ...others])).toBe(name);
    }),
  );
});

test("what is found is always one of the known names", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (name, known) => {
      expect([undefined, ...known]).toContain(nearestName(name, known));
    }),
  );
});
