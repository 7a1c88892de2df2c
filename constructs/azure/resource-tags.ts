import { Token } from "cdktf";
import { Problems } from "../errors";
import { isObject } from "../image/given-value";
import { checkTags } from "../image/tags";
import { terraformLiterals } from "../hcp/terraform-literal";

/** Tags of one resource, of names and of values or references to values. */
export type ResourceTags = Readonly<Record<string, string>>;

/**
 * Notes what Azure would refuse about the tags that a user gives. A value may be a reference, whose length nobody
 * knows yet; a name may not.
 *
 * @param own the tags that the library adds, whose names are taken
 */
export function checkResourceTags(
  problems: Problems,
  property: string,
  tags: ResourceTags | undefined,
  own: ResourceTags = {},
): void {
  if (tags === undefined) return;
  if (!isObject(tags)) return checkTags(problems, property, tags);
  const ownNames = Object.keys(own);
  const taken = new Set(ownNames.map((name) => name.toLowerCase()));
  const known = Object.entries(tags).map(([name, value]) => [name, Token.isUnresolved(value) ? "" : value]);
  checkTags(problems, property, Object.fromEntries(known) as ResourceTags, ownNames.length);
  for (const name of Object.keys(tags)) {
    problems.require(!taken.has(name.toLowerCase()), {
      code: "tag-taken",
      property,
      rule: "names a tag that says which image is running",
      got: name,
      fix: "give it another name",
    });
  }
}

/** Tags as Terraform takes them: what users wrote arrives as it was written. */
export function resourceTags(tags: ResourceTags | undefined, own: ResourceTags = {}): Record<string, string> {
  return { ...terraformLiterals(tags ?? {}, "tags"), ...own };
}
