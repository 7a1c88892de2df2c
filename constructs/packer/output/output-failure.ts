import { ImageError } from "../../errors";

/** An error of the operating system, as Node's `fs` throws it. */
interface SystemError {
  readonly code: string;
}

const SPACE = "free some space and run it again";
const RIGHTS = "give your user the right to do that, or choose another output folder";
const ELSEWHERE = "choose another output folder, or move what is there out of the way";

/** What a system error means to someone who only ran a command, and what helps. */
const EXPLANATIONS: Readonly<Record<string, readonly [why: string, fix: string]>> = {
  ENOSPC: ["no space is left on the disk", SPACE],
  EDQUOT: ["the disk quota is used up", SPACE],
  EACCES: ["permission was denied", RIGHTS],
  EPERM: ["the system does not permit it", RIGHTS],
  EROFS: ["the file system is read-only", "choose an output folder that can be written"],
  ENOTDIR: ["a part of its path is a file, not a folder", ELSEWHERE],
  EEXIST: ["something else is in its place", ELSEWHERE],
  EISDIR: ["a folder is in its place", ELSEWHERE],
  ELOOP: ["its path goes round in symbolic links", ELSEWHERE],
  ENOENT: ["a folder above it is missing", ELSEWHERE],
  EXDEV: [
    "a folder of the output is on another file system",
    "choose an output folder that is on one file system",
  ],
  ENAMETOOLONG: ["its path is too long for the file system", "choose an output folder with a shorter path"],
  ERR_FS_FILE_TOO_LARGE: ["the file is too large", "move it out of the output folder"],
};

/** What the writer was at when something failed. */
export interface Attempt {
  /** Full path of the file or folder concerned. */
  readonly path: string;
  /** What was tried, as a participle: "written", "read". */
  readonly act: "written" | "removed" | "read" | "created" | "locked";
  /** What is true of the output folder now, for example "nothing was changed". */
  readonly state: string;
}

/**
 * What to throw for `error`: an {@link ImageError} that says which path could not be written or read, why,
 * what is left on disk and what to do; or `error` itself when the system did not raise it.
 */
export function outputFailure(error: unknown, attempt: Attempt): unknown {
  if (ImageError.isImageError(error) || !isSystemError(error)) return error;
  const [why, fix] = EXPLANATIONS[error.code] ?? ["the system refused", "mend that and run it again"];
  return new ImageError([
    {
      code: "output-failed",
      path: attempt.path,
      property: "output",
      rule: `could not be ${attempt.act} because ${why} (${error.code}), ${attempt.state}`,
      fix,
    },
  ]);
}

/** Whether the operating system raised `error`, optionally with one of `codes`. */
export function isSystemError(error: unknown, ...codes: readonly string[]): error is SystemError {
  if (typeof error !== "object" || error === null || !("code" in error)) return false;
  const { code } = error;
  return typeof code === "string" && /^E[A-Z]/.test(code) && (codes.length === 0 || codes.includes(code));
}
