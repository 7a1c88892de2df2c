import { reference } from "../../../../constructs/hcl";
import { mistakesOf } from "./sources";

const said = (date: unknown) => mistakesOf({ sharedGalleryImageVersionEndOfLifeDate: date as string });

test("an expression is Packer's to judge", () => expect(said(reference("var.end"))).toEqual([]));

test.each([
  ["2028-02-29", "2028-02-29T00:00:00Z"],
  ["2027-02-29", "2027-12-31T00:00:00Z"],
  ["2027-2-28", "2027-12-31T00:00:00Z"],
  ["12028-02-28", "2027-12-31T00:00:00Z"],
  ["2028-02-28T", "2027-12-31T00:00:00Z"],
  ["tomorrow", "2027-12-31T00:00:00Z"],
  [20280228, "2027-12-31T00:00:00Z"],
  [["2028-02-28"], "2027-12-31T00:00:00Z"],
])("rejects %j, and says to use %s", (date, meant) => {
  expect(said(date)).toEqual([
    `sharedGalleryImageVersionEndOfLifeDate must be a date and time as in RFC 3339, got ${JSON.stringify(date)}; use "${meant}"`,
  ]);
});
