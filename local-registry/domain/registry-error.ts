/** The codes of google.rpc.Status that the registry answers with. */
export const CODE = {
  invalidArgument: 3,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  failedPrecondition: 9,
  aborted: 10,
  unimplemented: 12,
  internal: 13,
  unauthenticated: 16,
} as const;

export type Code = (typeof CODE)[keyof typeof CODE];

const BRAND = Symbol.for("golden-image.RegistryError");

/** A request that the registry refuses: its code decides what Packer and Terraform do next. */
export class RegistryError extends Error {
  constructor(
    readonly code: Code,
    message: string,
  ) {
    super(message);
    this.name = "RegistryError";
    Object.defineProperty(this, BRAND, { value: true });
  }

  static isRegistryError(error: unknown): error is RegistryError {
    return typeof error === "object" && error !== null && BRAND in error;
  }
}

/** What is asked for by name or id and is not there. */
export function missing(kind: "bucket" | "channel" | "build" | "SBOM", identifier: string): RegistryError {
  return new RegistryError(CODE.notFound, `Error: The ${kind} with identifier ${identifier} does not exist.`);
}

/** Not `notFound`: Packer makes a version only after this code, and takes the other for a broken registry. */
export function missingVersion(fingerprint: string): RegistryError {
  return new RegistryError(CODE.aborted, `Version with fingerprint ${fingerprint} not found`);
}

export function alreadyExists(kind: string, identifier: string): RegistryError {
  return new RegistryError(CODE.alreadyExists, `Error: The ${kind} ${identifier} already exists.`);
}

export function invalid(message: string): RegistryError {
  return new RegistryError(CODE.invalidArgument, message);
}

export function notNow(message: string): RegistryError {
  return new RegistryError(CODE.failedPrecondition, message);
}
