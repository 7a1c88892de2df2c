import { Problems, describeValue } from "../errors";
import { isObject } from "./given-value";
import { byteLength, requirePlainText } from "./plain-text";

/** Azure's limits for the tags of one resource. Packer's plugin and azurerm check them in bytes. */
const MAX_TAGS = 50;
const MAX_NAME_BYTES = 512;
const MAX_VALUE_BYTES = 256;

const FORBIDDEN_IN_NAME = /[<>%&\\?/]/;
const RESERVED_PREFIX = /^(?:microsoft|azure|windows)/i;

/**
 * Notes what Azure would refuse about `tags`: too many or too long ones before the build, forbidden names once
 * it is under way. An image's labels are held to the same rules, because they travel as tags too.
 *
 * Azure compares the names without regard to case, and HCL joins letters with their accents, so two names
 * that differ in nothing else are one tag.
 *
 * @param reserved how many of the 50 tags the library needs for itself
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources
 */
export function checkTags(
  problems: Problems,
  property: string,
  tags: Readonly<Record<string, string>>,
  reserved = 0,
): void {
  const isRecord = problems.require(isObject(tags), {
    code: "tags",
    property,
    rule: "must be an object of names and values",
    got: tags,
    fix: 'write { owner: "platform-team" }',
  });
  if (!isRecord) return;
  const names = Object.keys(tags);
  checkCount(problems, property, names.length, reserved);
  const seen = new Map<string, string>();
  for (const name of names) {
    const here = `${property}[${describeValue(name)}]`;
    if (requirePlainText(problems, here, name)) checkName(problems, here, name);
    if (requirePlainText(problems, here, tags[name])) checkValue(problems, here, tags[name]);
    const folded = name.normalize("NFC").toLowerCase();
    problems.require(!seen.has(folded), {
      code: "tag-twice",
      property: here,
      rule: `is the same tag as ${describeValue(seen.get(folded))} for Azure, which ignores case`,
      got: name,
      fix: "keep one of the two",
    });
    seen.set(folded, name);
  }
}

function checkCount(problems: Problems, property: string, count: number, reserved: number): void {
  const most = MAX_TAGS - reserved;
  const why =
    reserved === 0 ? "" : `: Azure takes ${MAX_TAGS} tags, and a template may add ${reserved} of its own`;
  problems.require(count <= most, {
    code: "tag-count",
    property,
    rule: `must hold at most ${most} entries, holds ${count}${why}`,
    fix: "leave some out",
  });
}

function checkName(problems: Problems, property: string, name: string): void {
  const bytes = byteLength(name);
  problems.require(bytes > 0 && bytes <= MAX_NAME_BYTES && !FORBIDDEN_IN_NAME.test(name), {
    code: "tag-name",
    property,
    rule: `must have a name of 1 to ${MAX_NAME_BYTES} bytes without < > % & \\ ? /`,
    got: name,
    fix: 'use a name such as "owner"',
  });
  problems.require(!RESERVED_PREFIX.test(name), {
    code: "tag-name-reserved",
    property,
    rule: "must not start with microsoft, azure or windows, which Azure keeps for itself",
    got: name,
    fix: 'use a name such as "owner"',
  });
}

function checkValue(problems: Problems, property: string, value: string): void {
  const bytes = byteLength(value);
  problems.require(bytes <= MAX_VALUE_BYTES, {
    code: "tag-value",
    property,
    rule: `must be at most ${MAX_VALUE_BYTES} bytes long, is ${bytes}`,
    got: value,
    fix: "shorten it",
  });
}
