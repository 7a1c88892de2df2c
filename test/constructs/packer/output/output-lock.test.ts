import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { LOCK_FILE, OutputLock } from "../../../../constructs/packer/output/output-lock";
import { isRunning, thisProcess } from "../../../../constructs/packer/output/running-process";
import { inNewFolder, messageOf } from "./output-fixture";

/** Takes the lock without waiting for real; counts what it would have waited. */
function acquire(folder: string): { readonly lock: OutputLock; readonly waitedMs: number } {
  const steps = OutputLock.acquire(folder);
  for (let waitedMs = 0; ;) {
    const step = steps.next();
    if (step.done === true) return { lock: step.value, waitedMs };
    waitedMs += step.value;
  }
}

function deadProcess(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

function leaveLock(folder: string, content: unknown): string {
  const path = join(folder, LOCK_FILE);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("the lock of an output folder", () => {
  test("is a file that names the process, and goes when it is released", () =>
    inNewFolder((folder) => {
      const { lock, waitedMs } = acquire(folder);
      expect(waitedMs).toBe(0);
      expect(JSON.parse(readFileSync(join(folder, LOCK_FILE), "utf8"))).toMatchObject({
        pid: process.pid,
        host: hostname(),
      });
      lock.release();
      expect(existsSync(join(folder, LOCK_FILE))).toBe(false);
    }));

  test("rejects a second run after five seconds, and says who holds it", () =>
    inNewFolder((folder) => {
      const { lock } = acquire(folder);
      expect(messageOf(() => acquire(folder))).toBe(
        `[${folder}/.golden-images.lock] output folder has been locked by process ${process.pid} on ${hostname()} ` +
          "for more than 5 seconds, nothing was changed; " +
          "wait for that run and try again, or delete this file if no such run exists",
      );
      lock.release();
      expect(acquire(folder).waitedMs).toBe(0);
    }));

  test("is taken over from a run that has died", () =>
    inNewFolder((folder) => {
      leaveLock(folder, { pid: deadProcess(), host: hostname() });
      expect(acquire(folder).waitedMs).toBe(0);
    }));

  test("is taken over when another process has the dead run's number now", () =>
    inNewFolder((folder) => {
      leaveLock(folder, { pid: process.pid, host: hostname(), startedAt: "1" });
      expect(acquire(folder).waitedMs).toBe(0);
    }));

  test("is taken over when nobody finishes writing it", () =>
    inNewFolder((folder) => {
      leaveLock(folder, "");
      const { waitedMs } = acquire(folder);
      expect(waitedMs).toBeGreaterThan(2_000);
      expect(waitedMs).toBeLessThan(2_100);
    }));

  test("of another machine counts as left behind only after ten minutes", () =>
    inNewFolder((folder) => {
      const path = leaveLock(folder, { pid: 1, host: "another-machine" });
      expect(messageOf(() => acquire(folder))).toContain("has been locked by process 1 on another-machine");
      const longAgo = Date.now() / 1_000 - 601;
      utimesSync(path, longAgo, longAgo);
      expect(acquire(folder).waitedMs).toBe(0);
    }));

  test("is not removed by a run that lost it", () =>
    inNewFolder((folder) => {
      const { lock } = acquire(folder);
      const path = leaveLock(folder, "of someone else");
      lock.release();
      expect(readFileSync(path, "utf8")).toBe("of someone else");
    }));

  test("rejects a folder in its place", () =>
    inNewFolder((folder) => {
      mkdirSync(join(folder, LOCK_FILE));
      expect(messageOf(() => acquire(folder))).toBe(
        `[${folder}/.golden-images.lock] output could not be locked because a folder is in its place (EISDIR), ` +
          "nothing was changed; choose another output folder, or move what is there out of the way",
      );
    }));
});

describe("a process", () => {
  test("runs as long as it lives", () => {
    expect(isRunning(thisProcess())).toBe(true);
    expect(isRunning({ pid: deadProcess(), host: hostname() })).toBe(false);
  });

  test("of another machine can not be asked", () => {
    expect(isRunning({ pid: process.pid, host: "another-machine" })).toBeUndefined();
  });
});
