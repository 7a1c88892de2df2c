import { IResolvable } from "cdktf";
import { asText, expression } from "./expression";

/*
 * When a version is revoked, in Terraform's words. HCP says "never" in three ways: null (artifact), an empty
 * string, and the zero date (version). Before Terraform 1.12 `&&` and `||` judge both sides, and `timecmp` fails
 * on null and on "": so a date stands in for both, and a conditional chooses.
 */

const ZERO_DATE = "0001-01-01T00:00:00Z";
const ZERO_DAY = "0001-01-01T";

/**
 * True until the moment that `revokeAt` names, and where it names none. The moment itself counts as revoked.
 *
 * @see https://developer.hashicorp.com/hcp/docs/packer/manage/revoke-restore
 */
export function isNotRevoked(revokeAt: string): IResolvable {
  return expression`startswith(coalesce(${revokeAt}, ${ZERO_DATE}), ${ZERO_DAY}) ? true : timecmp(${revokeAt}, plantimestamp()) > 0`;
}

/** False as long as `revokeAt` names a moment that is still to come. */
export function isNotScheduled(revokeAt: string): IResolvable {
  return expression`startswith(coalesce(${revokeAt}, ${ZERO_DATE}), ${ZERO_DAY}) ? true : timecmp(${revokeAt}, plantimestamp()) <= 0`;
}

/** The time for a message. It is text even where there is none: a message can not hold null. */
export function revocationTime(revokeAt: string): string {
  return asText(expression`coalesce(${revokeAt}, ${ZERO_DATE})`);
}
