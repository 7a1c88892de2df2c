import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** Enough of a process to tell later, from another process, whether it still runs. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /**
   * When the kernel started it, on Linux. A number of a process is used again, quickly in containers; the
   * same number with another start is another process.
   */
  readonly startedAt?: string;
}

/** The identity of the process that asks. */
export function thisProcess(): ProcessIdentity {
  const startedAt = statusOf(process.pid)?.startedAt;
  return { pid: process.pid, host: hostname(), ...(startedAt === undefined ? {} : { startedAt }) };
}

/** Whether the process runs on this machine, or `undefined` when it belongs to another one. */
export function isRunning(identity: ProcessIdentity): boolean | undefined {
  if (identity.host !== hostname()) return undefined;
  const status = statusOf(identity.pid);
  if (status !== undefined && identity.startedAt !== undefined) {
    return status.startedAt === identity.startedAt && !status.hasEnded;
  }
  try {
    process.kill(identity.pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return typeof error === "object" && error !== null && "code" in error && error.code === "EPERM";
  }
}

/** What Linux knows of a process; `undefined` elsewhere, and when there is no such process. */
function statusOf(pid: number): { readonly startedAt: string; readonly hasEnded: boolean } | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    return undefined;
  }
  // The second field is the program's name in parentheses and may hold anything, so count from its end.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { startedAt: fields[19] ?? "", hasEnded: fields[0] === "Z" || fields[0] === "X" };
}
