import { createHash } from "node:crypto";

const SEAL_LENGTH = 32;

/** A record as text, behind a checksum of it: a damaged image id would still be text. */
export function seal(key: string, record: object): string {
  const text = JSON.stringify(record);
  return sealOf(key, text) + text;
}

/** The record that was sealed under `key`; `undefined` when it is not what was written. */
export function unseal<Kind extends object>(key: string, sealed: string): Kind | undefined {
  const text = sealed.slice(SEAL_LENGTH);
  return sealed.slice(0, SEAL_LENGTH) === sealOf(key, text) ? (JSON.parse(text) as Kind) : undefined;
}

function sealOf(key: string, text: string): string {
  return createHash("sha256").update(key).update("\0").update(text).digest("hex").slice(0, SEAL_LENGTH);
}
