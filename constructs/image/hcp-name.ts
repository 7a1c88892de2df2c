import { Problems } from "../errors";

/**
 * Valid for Packer and for Terraform alike. Packer alone would take a bucket with outer dashes, which
 * Terraform can not read; Terraform alone would make one with dots and underscores, which Packer refuses.
 */
const HCP_NAME = /^[0-9A-Za-z][-0-9A-Za-z]{1,34}[0-9A-Za-z]$/;

/** The name of a bucket or of a channel. */
export function requireHcpName(
  problems: Problems,
  property: string,
  name: unknown,
  example: string,
): name is string {
  return problems.require(typeof name === "string" && HCP_NAME.test(name), {
    code: "hcp-name",
    property,
    rule: "must be 3 to 36 letters, digits and inner dashes",
    got: name,
    fix: `use a name such as "${example}"`,
  });
}
