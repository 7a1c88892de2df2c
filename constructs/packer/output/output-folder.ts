import { realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { ImageError, type Problem } from "../../errors";
import { isSystemError, outputFailure } from "./output-failure";
import { manifestText } from "./output-manifest";
import type { OutputOptions, OutputPlan, PlannedFile } from "./output-plan";
import type { OutputReport, ReportedFile } from "./output-report";
import { OutputTree } from "./output-tree";
import { planOutput } from "./plan-output";
import type { RenderedImage } from "./rendered-file";
import { wantedFiles } from "./wanted-file";
import { hasTracesOfRun, writeOutput } from "./write-output";

/**
 * The folder that holds the rendered images, one folder each, and the catalog beside them.
 *
 * A manifest in it lists the files that are ours, and only those are ever replaced or removed. A file that
 * was edited by hand is kept; a file or folder that is not ours stands in the way until its owner moves it,
 * and then nothing at all is written.
 */
export class OutputFolder {
  /** Absolute path; where the given path is a symbolic link, what it leads to. */
  readonly path: string;

  /**
   * @param path the folder, which need not exist; a relative one starts at the working directory
   * @throws ImageError when it can not be reached, or is a file
   */
  constructor(path: string) {
    this.path = existingFolder(resolve(path)) ?? resolve(path);
  }

  /**
   * What {@link write} would do now. Writes nothing, not even a folder or a lock.
   *
   * @throws ImageError when the folder can not be read, or its manifest is broken or newer
   */
  plan(images: readonly RenderedImage[], options: OutputOptions = {}): OutputPlan {
    return planOutput(this.path, wantedFiles(images, options.only), options);
  }

  /**
   * Brings the folder up to date. When nothing has changed, nothing is written and no lock is taken.
   *
   * @throws ImageError when something that is not ours is in the way, another run holds the folder for more
   *   than five seconds, or the disk refuses; it says what was changed until then
   */
  write(images: readonly RenderedImage[], options: OutputOptions = {}): OutputReport {
    const steps = this.writeInSteps(images, options);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (step.value > 0) sleep(step.value);
    }
  }

  /**
   * {@link write} for a caller that wants to stop in between: each yielded value is a pause in milliseconds
   * that it has to make, mostly 0. `return()` on the iterator leaves the folder as it was, without a lock.
   */
  *writeInSteps(
    images: readonly RenderedImage[],
    options: OutputOptions = {},
  ): Generator<number, OutputReport, void> {
    // Without the lock another run may be in the middle of its work: only "nothing to do" can be believed.
    const wanted = wantedFiles(images, options.only);
    const first = planOutput(this.path, wanted, options);
    if (isSettled(first) && !hasTracesOfRun(this.path)) return reportOf(first);
    const makePlan = () => {
      const plan = planOutput(this.path, wanted, options);
      assertNoConflict(plan);
      return plan;
    };
    return reportOf(yield* writeOutput(this.path, makePlan));
  }

  /** What the file at `path` (relative, POSIX) holds now, or `undefined` where there is no regular file. */
  currentContent(path: string): Buffer | undefined {
    const tree = new OutputTree(this.path);
    return tree.entry(path).kind === "file" ? tree.read(path) : undefined;
  }
}

/** The real path of the folder at `path`, or `undefined` when nothing is there. */
function existingFolder(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    if (statSync(real).isDirectory()) return real;
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return undefined;
    throw outputFailure(error, { path, act: "read", state: "nothing was changed" });
  }
  throw new ImageError([
    {
      code: "output-folder-is-a-file",
      path,
      property: "output folder",
      rule: "has the name of a file, nothing was changed",
      fix: "choose another output folder, or move that file away",
    },
  ]);
}

/** Whether there is nothing to do. */
function isSettled(plan: OutputPlan): boolean {
  const isIdle = plan.files.every(({ action }) => action === "unchanged");
  return isIdle && manifestText(plan.manifest) === plan.presentManifestText;
}

/** One problem for each thing in the way, however many files it stands in the way of. */
function assertNoConflict(plan: OutputPlan): void {
  const problems = new Map<string, Problem>();
  for (const file of plan.files) {
    if (file.action !== "conflict") continue;
    const { obstacle, reason, fix } = file;
    problems.set(obstacle, {
      code: "output-in-the-way",
      path: join(plan.folder, obstacle),
      property: "output",
      rule: `can not be written: this ${reason}, nothing was changed`,
      fix,
    });
  }
  if (problems.size > 0) throw new ImageError([...problems.values()]);
}

const OUTCOMES = { write: "written", unchanged: "unchanged", remove: "removed", keep: "kept" } as const;

function reportOf(plan: OutputPlan): OutputReport {
  return { folder: plan.folder, files: plan.files.flatMap(reportFile) };
}

function reportFile(file: PlannedFile): ReportedFile[] {
  if (file.action === "conflict") return [];
  const { path } = file;
  const outcome = OUTCOMES[file.action];
  return [file.action === "keep" ? { path, outcome, reason: file.reason } : { path, outcome }];
}

/** The only way to wait without giving up the thread, which a synchronous caller can not do. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
