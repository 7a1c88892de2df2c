const BRAND = Symbol.for("cdktf-golden-image/ImageError");

/** How much of a refused value a message shows; the rest adds nothing to finding it. */
const SHOWN_LENGTH = 120;

/** Control characters, and what is invisible or turns the direction of writing. */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** One thing that is wrong with what a user wrote, said so that it can be mended without reading our source. */
export interface Problem {
  /** Stable identifier of the rule, for example `gallery-name`. It counts as API. */
  readonly code: string;
  /** Whose problem it is: a construct's path, or the name of a value object such as `GoldenImage ubuntu-base`. */
  readonly path: string;
  /** The property as the user wrote it, for example `replicaRegions[1]`. */
  readonly property: string;
  /** What was wrong, in words that continue the property's name: "must not hold a dash". */
  readonly rule: string;
  /** The value that was given. Left out where it may be a secret or where nothing was given. */
  readonly got?: unknown;
  /** What to do, with a value that would work. */
  readonly fix: string;
}

/**
 * The one error that this library throws for a user's mistake. It lists every problem that could be found,
 * not only the first.
 *
 * Recognise it with {@link ImageError.isImageError}: two copies of this package may be loaded in one
 * process, and then JavaScript's own class check says no.
 */
export class ImageError extends Error {
  /** Every problem found, in the order of the tree. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(ImageError.messageFor(problems));
    this.name = "ImageError";
    this.problems = problems;
    // The message says where the mistake is, in the user's own terms; our frames would only hide it.
    this.stack = `${this.name}: ${this.message}`;
    Object.defineProperty(this, "problems", { enumerable: false });
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Whether `error` is an ImageError of this or of any other loaded copy of the package. */
  static isImageError(error: unknown): error is ImageError {
    return typeof error === "object" && error !== null && BRAND in error;
  }

  private static messageFor(problems: readonly Problem[]): string {
    const lines = problems.map(describeProblem);
    return lines.length === 1
      ? lines[0]!
      : [`${lines.length} problems`, ...lines.map((line) => `  ${line}`)].join("\n");
  }
}

/** Collects what is wrong with one object, so that its user sees all of it at once. */
export class Problems {
  constructor(
    /** Whose problems these are, unless a problem says otherwise. */
    readonly path: string,
    private readonly found: Problem[] = [],
  ) {}

  /** The problems of a part of this object, noted among its own. */
  within(part: string): Problems {
    return new Problems(`${this.path}/${part}`, this.found);
  }

  /** Whether something is noted about `property` already: one mistake is said once. */
  hasAbout(property: string): boolean {
    return this.found.some((problem) => problem.path === this.path && problem.property === property);
  }

  /** Notes a problem. */
  add(problem: Omit<Problem, "path"> & { readonly path?: string }): void {
    this.found.push({ path: this.path, ...problem });
  }

  /** Notes a problem unless `holds`. Returns `holds`, so that a later check can build on this one. */
  require(holds: boolean, problem: Omit<Problem, "path"> & { readonly path?: string }): boolean {
    if (!holds) this.add(problem);
    return holds;
  }

  /** Everything noted so far. */
  get all(): readonly Problem[] {
    return this.found;
  }

  /** Everything noted so far as one error to throw. */
  error(): ImageError {
    return new ImageError(this.found);
  }

  /** Throws one {@link ImageError} with everything noted so far, or does nothing. */
  throwIfAny(): void {
    if (this.found.length > 0) throw this.error();
  }
}

/** One problem as one line: `[path] property rule, got value; fix`. */
export function describeProblem(problem: Problem): string {
  const got = problem.got === undefined ? "" : `, got ${describeValue(problem.got)}`;
  return showInvisible(`[${problem.path}] ${problem.property} ${problem.rule}${got}; ${problem.fix}`);
}

/** A value as a message shows it: on one line, cut short, and never able to throw. */
export function describeValue(value: unknown): string {
  const text = showInvisible(textOf(value));
  if (text.length <= SHOWN_LENGTH) return text;
  // Half of a surrogate pair would break the terminal that shows it.
  const shown = text.slice(0, SHOWN_LENGTH).replace(/[\ud800-\udbff]$/, "");
  return `${shown}… (${text.length} characters)`;
}

function textOf(value: unknown): string {
  try {
    if (typeof value === "function") return "a function";
    const text = typeof value === "number" || typeof value === "bigint" ? undefined : JSON.stringify(value);
    // JSON shows nothing of a Map or a class without fields.
    const isEmpty = text === "{}" && Object.getPrototypeOf(value) !== Object.prototype;
    return isEmpty ? Object.prototype.toString.call(value) : (text ?? String(value));
  } catch {
    return `a value of type ${typeof value}`;
  }
}

/** What a terminal would hide, reorder or obey, written out. */
function showInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
}
