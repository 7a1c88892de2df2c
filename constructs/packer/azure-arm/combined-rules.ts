import { Problems } from "../../errors";
import { isExpression } from "../../hcl/value";

/** Whether an option says something: `false` and an empty list say what leaving it out says. */
export function isSet(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  return !Array.isArray(value) || value.length > 0;
}

/** Text that is known now; `undefined` for an expression, whose value Packer alone learns. */
export function literal(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The items of a list; none of what should be a list and is not, which is noted elsewhere. */
export function itemsOf<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value : [];
}

/** Reads the props of one source, and notes which of them do not go together. */
export class CombinedRules<Props extends object> {
  constructor(
    private readonly problems: Problems,
    readonly props: Props,
    /** What stands before a prop's name: `sharedImageGallery.`. */
    private readonly prefix = "",
  ) {}

  /** Whether the prop says something. */
  has(prop: keyof Props): boolean {
    return isSet(this.props[prop]);
  }

  /** Notes `prop` if it is given together with any of `others`. */
  excludes(
    prop: keyof Props & string,
    others: readonly (keyof Props & string)[],
    rule: { readonly code: string; readonly why: string },
  ): void {
    const given = others
      .filter((other) => this.has(prop) && this.has(other))
      .map((each) => this.prefix + each);
    this.require(given.length === 0, prop, {
      code: rule.code,
      rule: `can not be given together with ${given.join(" and ")}: ${rule.why}`,
      fix: `leave out ${this.prefix}${prop} or ${given.join(" and ")}`,
    });
  }

  /** Notes `prop` if it is given without `other`. */
  needs(
    prop: keyof Props & string,
    other: keyof Props & string,
    rule: { readonly code: string; readonly why: string; readonly example: string },
  ): void {
    this.require(!this.has(prop) || this.has(other), prop, {
      code: rule.code,
      rule: `needs ${this.prefix}${other}: ${rule.why}`,
      fix: `add ${other}: ${rule.example}`,
    });
  }

  /** Notes `prop` unless `holds`. */
  require(
    holds: boolean,
    prop: keyof Props & string,
    rule: { readonly code: string; readonly rule: string; readonly fix: string },
  ): boolean {
    const value = this.props[prop];
    const got = isExpression(value) || typeof value === "object" ? undefined : value;
    return this.problems.require(holds, { property: this.prefix + prop, got, ...rule });
  }
}
