import { Problems } from "../errors";
import { isObject, requireList } from "../image/given-value";
import type { GoldenImage } from "../image/golden-image";
import { nearestName } from "../nearest-name";
import { requireFingerprint } from "./fingerprint";

/** The state of a channel that holds no version: whatever looks it up fails, and says so. */
export const UNASSIGNED = null;

/** What a channel holds: a version, by its fingerprint, or none. */
export type ChannelAssignment = string | typeof UNASSIGNED;

/** What the channels of one bucket hold. */
export interface BucketAssignments {
  /** The image's bucket. */
  readonly bucket: string;
  /** Every channel of the image, and what it holds. */
  readonly channels: Readonly<Record<string, ChannelAssignment>>;
}

/** What Terraform's provider takes for "no version". */
export const NO_VERSION = "none";

/**
 * One row of the table that says which version each channel holds. The compiler knows the image's channels: an
 * unknown one does not compile, nor does a row that leaves one out.
 */
export function assignmentsOf<Channel extends string>(
  image: GoldenImage<Channel>,
  channels: Readonly<Record<Channel, ChannelAssignment>>,
): BucketAssignments {
  return { bucket: image.bucket, channels };
}

/** Notes everything in the table that does not fit the images. */
export function checkAssignments(
  problems: Problems,
  property: string,
  images: readonly GoldenImage[],
  table: unknown,
): void {
  if (!requireList(problems, property, table, "[assignmentsOf(ubuntuWeb, { production: UNASSIGNED })]"))
    return;
  const buckets = images.map(({ bucket }) => bucket);
  const seen = new Map<string, number>();
  table.forEach((row: unknown, n) => {
    const here = `${property}[${n}]`;
    if (!requireRow(problems, here, row)) return;
    const image = images.find(({ bucket }) => bucket === row.bucket);
    const first = seen.get(row.bucket);
    seen.set(row.bucket, first ?? n);
    if (image === undefined) noteUnknown(problems, "bucket", `${here}.bucket`, row.bucket, buckets);
    else if (first !== undefined) noteTwice(problems, `${here}.bucket`, row.bucket, `${property}[${first}]`);
    else checkChannels(problems, `${here}.channels`, image, row.channels);
  });
  for (const bucket of buckets.filter((name) => !seen.has(name))) {
    problems.add({
      code: "assignments-missing",
      property,
      rule: `must have a row for ${bucket}`,
      fix: "add one: UNASSIGNED for a channel that holds nothing",
    });
  }
}

function checkChannels(
  problems: Problems,
  property: string,
  image: GoldenImage,
  channels: Readonly<Record<string, unknown>>,
): void {
  for (const [name, assignment] of Object.entries(channels)) {
    if (!image.channels.includes(name)) noteUnknown(problems, "channel", property, name, image.channels);
    else if (assignment !== UNASSIGNED) requireVersion(problems, `${property}.${name}`, assignment);
  }
  for (const name of image.channels.filter((channel) => !Object.hasOwn(channels, channel))) {
    problems.add({
      code: "assignments-missing",
      property,
      rule: `must say what ${name} holds`,
      fix: `add ${name}: UNASSIGNED, or a fingerprint`,
    });
  }
}

/** `none` is Terraform's word for no version, and would take it away. */
function requireVersion(problems: Problems, property: string, assignment: unknown): void {
  if (!requireFingerprint(problems, property, assignment)) return;
  problems.require(assignment !== NO_VERSION, {
    code: "fingerprint",
    property,
    rule: "must be a version's fingerprint",
    got: assignment,
    fix: "write UNASSIGNED for a channel that holds nothing",
  });
}

function requireRow(problems: Problems, property: string, row: unknown): row is BucketAssignments {
  return problems.require(isObject(row) && typeof row.bucket === "string" && isObject(row.channels), {
    code: "assignments-row",
    property,
    rule: "must be a bucket and its channels",
    got: row,
    fix: "use assignmentsOf(ubuntuWeb, { production: UNASSIGNED })",
  });
}

function noteUnknown(
  problems: Problems,
  kind: "bucket" | "channel",
  property: string,
  name: string,
  known: readonly string[],
): void {
  const near = nearestName(name, known);
  problems.add({
    code: kind === "bucket" ? "assignments-bucket" : "assignments-channel",
    property,
    rule: `names a ${kind} that ${kind === "bucket" ? "no image has" : "the image does not have"}`,
    got: name,
    fix: `${near === undefined ? "" : `did you mean "${near}"? `}there are ${known.join(", ") || "none"}`,
  });
}

function noteTwice(problems: Problems, property: string, bucket: string, first: string): void {
  problems.add({
    code: "assignments-twice",
    property,
    rule: `has a row already, ${first}`,
    got: bucket,
    fix: "keep one of the two",
  });
}
