import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

/** The one process that may write a state: each has all records in memory, so two would overwrite each other. */
export interface Owner {
  readonly id: string;
  readonly pid: number;
}

export function newOwner(): Owner {
  return { id: randomUUID(), pid: process.pid };
}

/** The process that still uses a state, if there is one; one that was killed leaves its name behind. */
export function livingOwner(owner: string | undefined): Owner | undefined {
  if (owner === undefined) return undefined;
  const { id, pid } = JSON.parse(owner) as Owner;
  // After a restart of a container the number is often one's own.
  return pid !== process.pid && isRegistry(pid) ? { id, pid } : undefined;
}

function isRegistry(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  try {
    // Numbers of processes are given out again; where that can be seen, look who has it now.
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("local-registry");
  } catch {
    return true;
  }
}
