const BRAND = Symbol.for("cdktf-golden-image/StepFailure");

/** What was found is not what has to be. */
export class StepFailure extends Error {
  readonly [BRAND] = true;

  /**
   * @param message what was expected, and what was found instead; one line
   * @param output what the program that said so printed
   */
  constructor(
    message: string,
    readonly output = "",
  ) {
    super(message);
  }

  static isStepFailure(value: unknown): value is StepFailure {
    return typeof value === "object" && value !== null && BRAND in value;
  }
}

/** @throws StepFailure unless `found` is what has to be */
export function expectEqual(what: string, found: unknown, wanted: unknown): void {
  const [is, should] = [found, wanted].map((value) => JSON.stringify(value) ?? "nothing");
  if (is !== should) throw new StepFailure(`${what}: expected ${should}, found ${is}`);
}
