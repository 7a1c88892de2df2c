import { invalid } from "./registry-error";

const BUCKET = /^[\dA-Za-z][-\w.]{1,34}[\dA-Za-z]$/;
const CHANNEL = /^[\dA-Za-z][-\dA-Za-z]{1,34}[\dA-Za-z]$/;
const FINGERPRINT = /^[\dA-Za-z]([-.\w]{0,38}[\dA-Za-z])?$/;

/** @throws RegistryError for a name that one of the clients could not read back */
export function checkBucketName(name: string): void {
  if (!BUCKET.test(name))
    throw invalid(
      `invalid bucket name ${JSON.stringify(name)}: 3 to 36 letters, digits, '-', '_' or '.', first and last a letter or digit`,
    );
}

/** @throws RegistryError for a name that Terraform could not read back */
export function checkChannelName(name: string): void {
  if (!CHANNEL.test(name))
    throw invalid(
      `invalid channel name ${JSON.stringify(name)}: 3 to 36 letters, digits or '-', first and last a letter or digit`,
    );
}

/** @throws RegistryError for a fingerprint that HCP Packer would not take */
export function checkFingerprint(fingerprint: string): void {
  if (!FINGERPRINT.test(fingerprint))
    throw invalid(
      `invalid fingerprint ${JSON.stringify(fingerprint)}: 1 to 40 letters, digits, '-', '_' or '.', first and last a letter or digit`,
    );
}
