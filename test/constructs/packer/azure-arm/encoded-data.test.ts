import { requireEncodedData } from "../../../../constructs/packer/azure-arm/encoded-data";
import { verdict } from "./text-verdict";

const RULE = "must be base64 without line breaks: the plugin passes it on as it is";

test.each(["", "YQ==", "YWI=", "YWJj", "YWJjZA==", "a+/9YWJj", "YWJjYWJjYWI="])("%j is base64", (data) => {
  expect(verdict(requireEncodedData, data)).toEqual([]);
});

test.each([
  ["YQ=", "WVE9"],
  ["YQ", "WVE="],
  ["Y===", "WT09PQ=="],
  ["YWJj=", "WVdKaj0="],
  ["YQ==YQ==", "WVE9PVlRPT0="],
  ["#YWJj", "I1lXSmo="],
  ["YWJj\n", "WVdKago="],
  ["YW-_", "WVctXw=="],
])("rejects %j, and says what it is in base64", (data, encoded) => {
  expect(verdict(requireEncodedData, data)).toEqual([
    `${RULE}, got ${JSON.stringify(data)}; use "${encoded}"`,
  ]);
});

test("80 characters of base64 are shown", () => {
  const data = "#".repeat(60);

  expect(verdict(requireEncodedData, data)).toEqual([
    `${RULE}, got "${data}"; use "${Buffer.from(data).toString("base64")}"`,
  ]);
});

test("more than 80 are not", () => {
  const data = "#".repeat(61);

  expect(verdict(requireEncodedData, data)).toEqual([
    `${RULE}, got "${data}"; use Buffer.from(data).toString("base64"), or name the file that holds the data`,
  ]);
});
