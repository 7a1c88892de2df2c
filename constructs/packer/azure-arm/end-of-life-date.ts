import { Problems } from "../../errors";
import { HclText, isExpression } from "../../hcl/value";
import { attribute } from "../../hcl/body";
import { inUtc } from "../../image/point-in-time";
import { Option } from "./option-table";

/** A point in time. Any form of RFC 3339 is taken and written in one: UTC, without fractions of a second. */
export function endOfLifeDate(name: string): Option<HclText> {
  return {
    name,
    type: "string",
    write: (value) => [attribute(name, isExpression(value) ? value : (inUtc(value) ?? value))],
    check: (problems, property, value) => {
      if (!isExpression(value)) requireDate(problems, property, value);
    },
  };
}

/** The plugin looks at nothing: Azure refuses another form after the whole build. */
function requireDate(problems: Problems, property: string, date: string): void {
  const day = typeof date === "string" && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : "2027-12-31";
  problems.require(inUtc(date) !== undefined, {
    code: "end-of-life-date",
    property,
    rule: "must be a date and time as in RFC 3339",
    got: date,
    fix: `use ${JSON.stringify(inUtc(`${day}T00:00:00Z`) ?? "2027-12-31T00:00:00Z")}`,
  });
}
