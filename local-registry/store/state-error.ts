const BRAND = Symbol.for("golden-image.StateError");

/** A state folder that can not be used. Whoever throws it has changed nothing in there. */
export class StateError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "StateError";
    Object.defineProperty(this, BRAND, { value: true });
  }

  static isStateError(error: unknown): error is StateError {
    return typeof error === "object" && error !== null && BRAND in error;
  }
}

/** What can not be read, or holds something else than was written. */
export function brokenState(file: string, what: string): StateError {
  return new StateError(
    `the state in ${file} is broken: ${what}. It was left as it is; ` +
      "start with --reset to begin with an empty registry, or with --state to use another folder",
  );
}
