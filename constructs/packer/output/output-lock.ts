import {
  closeSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { ImageError } from "../../errors";
import { isSystemError, outputFailure } from "./output-failure";
import { RESERVED_PREFIX } from "./output-path";
import { isRunning, thisProcess, type ProcessIdentity } from "./running-process";
import { newTemporaryName } from "./temporary-file";

/** The file in the output folder that is there while a run changes the folder. */
export const LOCK_FILE = `${RESERVED_PREFIX}.lock`;

const PATIENCE_MS = 5_000;
const PAUSE_MS = 20;
/** A lock without a readable holder is still being written, unless it stays so for this long. */
const UNREADABLE_MS = 2_000;
/** Whether a process of another machine runs can not be asked; no run takes nearly this long. */
const OTHER_HOST_AGE_MS = 600_000;

interface Holder {
  readonly text: string;
  readonly ageMs: number;
  readonly process?: ProcessIdentity;
}

/** The right to change an output folder, held by one run at a time. */
export class OutputLock {
  private constructor(
    private readonly path: string,
    private readonly text: string,
  ) {}

  /**
   * Takes the lock of `folder`. Each value that is yielded is a pause in milliseconds that the caller has
   * to make before it goes on. The lock of a run that has died is taken over.
   *
   * @throws ImageError when another run holds it for more than five seconds, or it can not be written
   */
  static *acquire(folder: string): Generator<number, OutputLock, void> {
    const path = join(folder, LOCK_FILE);
    const text = `${JSON.stringify({ ...thisProcess(), run: newTemporaryName().slice(-20, -4) })}\n`;
    let waitedMs = 0;
    let seen: string | undefined;
    while (!tryCreate(path, text)) {
      const holder = readHolder(path);
      // Many runs may queue up: the patience is with each holder, not with the queue.
      if (holder?.text !== seen) waitedMs = 0;
      seen = holder?.text;
      if (holder !== undefined && isAbandoned(holder, waitedMs)) {
        takeAway(folder, path, holder);
      } else if (waitedMs >= PATIENCE_MS) {
        throw heldByAnother(path, holder);
      } else {
        // Not in step with the other runs that wait.
        const pauseMs = PAUSE_MS * (0.5 + Math.random());
        waitedMs += pauseMs;
        yield pauseMs;
      }
    }
    return new OutputLock(path, text);
  }

  /** Gives the lock back. Does nothing when it is not ours any more. */
  release(): void {
    try {
      if (readFileSync(this.path, "utf8") === this.text) unlinkSync(this.path);
    } catch {
      // Someone removed it, or the disk is gone: the next run finds out that this process has ended.
    }
  }
}

function tryCreate(path: string, text: string): boolean {
  try {
    const file = openSync(path, "wx", 0o644);
    try {
      writeSync(file, text);
    } catch (error) {
      unlinkSync(path);
      throw error;
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if (isSystemError(error, "EEXIST")) return false;
    throw lockFailure(error, path);
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    const ageMs = Date.now() - lstatSync(path).mtimeMs;
    const text = readFileSync(path, "utf8");
    const holder = parseProcess(text);
    return holder === undefined ? { text, ageMs } : { text, ageMs, process: holder };
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return undefined;
    throw lockFailure(error, path);
  }
}

function isAbandoned(holder: Holder, waitedMs: number): boolean {
  // Measured by our own waiting: the clock of a network disk may differ from ours.
  if (holder.process === undefined) return waitedMs > UNREADABLE_MS;
  const runs = isRunning(holder.process);
  return runs === undefined ? holder.ageMs > OTHER_HOST_AGE_MS : !runs;
}

/**
 * Removes the lock of a dead run. Two runs may do this at once, and one of them may already hold a new lock
 * under the same name: so the lock is moved aside first, which only one can do, and put back if it turns out
 * to be another one than the dead run's.
 */
function takeAway(folder: string, path: string, dead: Holder): void {
  const aside = join(folder, newTemporaryName());
  try {
    renameSync(path, aside);
    if (readFileSync(aside, "utf8") !== dead.text) linkSync(aside, path);
    unlinkSync(aside);
  } catch (error) {
    if (!isSystemError(error, "ENOENT", "EEXIST")) throw lockFailure(error, path);
  }
}

function heldByAnother(path: string, holder: Holder | undefined): ImageError {
  const owner = holder?.process;
  const who = owner === undefined ? "another run" : `process ${owner.pid} on ${owner.host}`;
  return new ImageError([
    {
      code: "output-locked",
      path,
      property: "output folder",
      rule: `has been locked by ${who} for more than ${PATIENCE_MS / 1_000} seconds, nothing was changed`,
      fix: "wait for that run and try again, or delete this file if no such run exists",
    },
  ]);
}

function lockFailure(error: unknown, path: string): unknown {
  return outputFailure(error, { path, act: "locked", state: "nothing was changed" });
}

function parseProcess(text: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("pid" in value) || !("host" in value))
      return undefined;
    const { pid, host } = value;
    // A process number of zero or less would ask for a whole group of processes.
    if (typeof pid !== "number" || !Number.isInteger(pid) || pid < 1 || typeof host !== "string")
      return undefined;
    const startedAt =
      "startedAt" in value && typeof value.startedAt === "string" ? value.startedAt : undefined;
    return { pid, host, ...(startedAt === undefined ? {} : { startedAt }) };
  } catch {
    return undefined;
  }
}
