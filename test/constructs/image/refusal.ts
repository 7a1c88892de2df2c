import { ImageError } from "../../../constructs/errors";

/** The whole message of the ImageError that `action` throws. Anything else that happens fails the test. */
export function refusal(action: () => unknown): string {
  const error = thrownBy(action);
  if (!ImageError.isImageError(error)) throw error ?? new Error("nothing was refused");
  return error.message;
}

/** The codes of the rules that `action` breaks, none when it breaks none. */
export function brokenRules(action: () => unknown): readonly string[] {
  const error = thrownBy(action);
  if (error === undefined) return [];
  if (!ImageError.isImageError(error)) throw error;
  return error.problems.map(({ code }) => code);
}

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
