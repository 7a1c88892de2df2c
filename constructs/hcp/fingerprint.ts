import { Problems } from "../errors";

const FINGERPRINT = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9])?$/;
const NOT_IN_NAMES = /[^0-9a-z]/g;

/** How many characters a short fingerprint has at most. */
export const SHORT_FINGERPRINT_LENGTH = 8;

/**
 * A version's fingerprint as HCP Packer takes it: Packer makes a ULID, unless `HCP_PACKER_BUILD_FINGERPRINT`
 * says otherwise. Terraform's provider is less strict, and HCP then finds nothing.
 */
export function requireFingerprint(problems: Problems, property: string, value: unknown): value is string {
  return problems.require(typeof value === "string" && FINGERPRINT.test(value), {
    code: "fingerprint",
    property,
    rule: "must be 1 to 40 letters, digits and . _ - without a space, starting and ending with a letter or digit",
    got: value,
    fix: 'copy it from the version in HCP Packer, such as "01JZZ5W3M8Q0V9T2B7K4N6R1XD"',
  });
}

/**
 * The end of a fingerprint, for names: a ULID starts with its time, so that the versions of a year start alike.
 * In lower case and without dots, which host names do not take.
 */
export function shortFingerprintOf(fingerprint: string): string {
  return fingerprint.slice(-SHORT_FINGERPRINT_LENGTH).toLowerCase().replace(NOT_IN_NAMES, "-");
}
