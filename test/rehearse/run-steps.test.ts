import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runSteps } from "../../rehearse/run-steps";
import { ScratchFolder } from "../../rehearse/scratch-folder";
import type { Rehearsal, Step } from "../../rehearse/step";
import { StepFailure, expectEqual } from "../../rehearse/step-failure";
import { tableText } from "../../rehearse/table";

let all: string;
beforeEach(() => (all = mkdtempSync(join(tmpdir(), "rehearse-"))));
afterEach(() => rmSync(all, { recursive: true }));

const step = (name: string, run: Step["run"]): Step => ({ name, does: `do ${name}`, run });
const found = (text: string) => () => Promise.resolve(text);
const failing = (error: Error) => () => Promise.reject(error);

async function runAll(steps: readonly Step[], folder: ScratchFolder, signal = new AbortController().signal) {
  let [out, err] = ["", ""];
  const options = {
    folder,
    signal,
    say: (line: string) => (out += `${line}\n`),
    warn: (text: string) => (err += text),
  };
  return { results: await runSteps(steps, {} as Rehearsal, options), out, err };
}

it("says what each step does and found, as it goes, and in a table at the end", async () => {
  const steps = [step("one", found("a version")), step("two", found("a plan"))];

  const { results, out } = await runAll(steps, ScratchFolder.empty(all, false));

  expect(out).toBe("one: do one\n  ok: a version\ntwo: do two\n  ok: a plan\n");
  expect(tableText(steps, results)).toMatch(
    /^STEP {6}SECONDS {2}FOUND\none {3}ok {6}0\.0 {2}a version\ntwo {3}ok {6}0\.0 {2}a plan\n$/,
  );
});

it("ends at the first step that fails, with what its program printed last", async () => {
  const lines = Array.from({ length: 50 }, (_, n) => `line ${n + 1}`);
  const failure = new StepFailure("expected 1, found 2", lines.join("\n"));
  const steps = [step("one", found("x")), step("two", failing(failure)), step("three", found("y"))];

  const { results, out, err } = await runAll(steps, ScratchFolder.empty(all, false));

  expect(out).toContain("two: do two\n  FAILED: expected 1, found 2\n");
  expect(err).toBe(`${lines.slice(-40).join("\n")}\n`);
  expect(tableText(steps, results)).toMatch(/two +FAILED .*\nthree +- +not run\n$/);
});

it("takes what no step says of itself for a mistake, not for a finding", async () => {
  const steps = [step("one", failing(new TypeError("x is not a function")))];

  await expect(runAll(steps, ScratchFolder.empty(all, false))).rejects.toThrow("x is not a function");
});

it("ends between two steps when it is interrupted", async () => {
  const abort = new AbortController();
  const interrupting = step("one", () => {
    abort.abort("SIGINT");
    return Promise.resolve("x");
  });
  const never = jest.fn(found("y"));

  await expect(
    runAll([interrupting, step("two", never)], ScratchFolder.empty(all, false), abort.signal),
  ).rejects.toBe("SIGINT");
  expect(never).not.toHaveBeenCalled();
});

it("says what was expected and what was found", () => {
  expect(() => expectEqual("channels", ["a"], ["b"])).toThrow('channels: expected ["b"], found ["a"]');
  expect(() => expectEqual("image", undefined, "b")).toThrow('image: expected "b", found nothing');
});

describe("a kept rehearsal", () => {
  const write = (folder: ScratchFolder, text: string) => writeFileSync(join(folder.now, "state"), text);
  const read = (folder: ScratchFolder) => readFileSync(join(folder.now, "state"), "utf8");

  async function keep(): Promise<void> {
    const folder = ScratchFolder.empty(all, true);
    write(folder, "at first");
    const writing = (name: string) =>
      step(name, () => {
        write(folder, `after ${name}`);
        return Promise.resolve("");
      });
    await runAll([writing("one"), writing("two")], folder);
    folder.dispose();
  }

  it("has what was there before each step", async () => {
    await keep();

    expect(ScratchFolder.keptSteps(all).sort()).toEqual(["one", "two"]);
    expect(read(ScratchFolder.before("one", all, false))).toBe("at first");
    expect(read(ScratchFolder.before("two", all, false))).toBe("after one");
  });

  it("stays as it is when a rehearsal that begins with it is not to be kept", async () => {
    await keep();
    const folder = ScratchFolder.before("two", all, false);
    write(folder, "something else");
    await runAll([step("two", found(""))], folder);
    folder.dispose();

    expect(read(ScratchFolder.before("two", all, false))).toBe("after one");
  });

  it("goes on itself when that is to be kept, and forgets what came after", async () => {
    await keep();
    const folder = ScratchFolder.before("one", all, true);
    folder.forget(["one", "two"]);

    expect(read(folder)).toBe("at first");
    expect(ScratchFolder.keptSteps(all)).toEqual([]);
  });

  it("is replaced by the next one", async () => {
    await keep();
    ScratchFolder.empty(all, true);

    expect(ScratchFolder.keptSteps(all)).toEqual([]);
  });
});
