import { readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { ROOT, rehearse } from "./program";
import { describeWithTools } from "./with-tools";

const SCRATCH = join(ROOT, ".cache/rehearse");

/** The processes that work in a folder of a rehearsal that is not kept; Linux says that. */
function processesInScratch(): string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc").filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(join(SCRATCH, "run-"));
    } catch {
      return false;
    }
  });
}

/** Sends `signal` a while after the program has printed `text`, and answers with how it ended, and what ran by then. */
async function interrupt(signal: "SIGINT" | "SIGTERM", text: string, milliseconds: number) {
  let running: string[] | undefined;
  const ended = await rehearse([], (child, output) => {
    if (running !== undefined || !output.includes(text)) return;
    running = [];
    setTimeout(() => {
      running = processesInScratch();
      child.kill(signal);
    }, milliseconds);
  });
  return { ...ended, running };
}

/** Says that it was interrupted, and has taken everything along. */
function expectNothingLeft(output: string): void {
  expect(output).toMatch(/rehearse: interrupted; everything that was started is stopped\n$/);
  expect(readdirSync(SCRATCH).filter((name) => name.startsWith("run-"))).toEqual([]);
  expect(processesInScratch()).toEqual([]);
}

describeWithTools("a rehearsal that is interrupted", () => {
  it("by Ctrl-C in the middle of a deployment stops that, and removes its folder", async () => {
    const { exitCode, output, running } = await interrupt("SIGINT", "assign-base:", 1_500);

    if (process.platform === "linux") expect(running).not.toEqual([]);
    expect(exitCode).toBe(130);
    expectNothingLeft(output);
  }, 60_000);

  it("by SIGTERM while it begins ends as shells number that", async () => {
    const { exitCode, output } = await interrupt("SIGTERM", "templates:", 0);

    expect(exitCode).toBe(143);
    expectNothingLeft(output);
  }, 60_000);
});
