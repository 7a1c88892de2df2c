import { readdirSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { isSystemError, outputFailure } from "./output-failure";
import { OutputFolders } from "./output-folders";
import { LOCK_FILE, OutputLock } from "./output-lock";
import { MANIFEST_FILE, manifestText, type OutputManifest } from "./output-manifest";
import { foldersAbove } from "./output-path";
import type { OutputPlan } from "./output-plan";
import { StagedFiles, type StagedFile } from "./staged-files";
import { isTemporaryName } from "./temporary-file";

/**
 * Takes the lock of the output folder, makes the plan and carries it out. Each value that is yielded is a
 * pause in milliseconds, mostly 0, after which the caller goes on. Ending the iteration there instead leaves
 * the output as it was, without a lock or a temporary file.
 *
 * Killed at any moment, it leaves what the next run repairs: every file is whole, the manifest names both
 * what a file held and what it would hold, and the lock names a process that has ended.
 *
 * @param makePlan called while the lock is held; throws when the plan must not be carried out
 * @throws ImageError when something can not be written; it says what was changed until then
 */
export function* writeOutput(
  folder: string,
  makePlan: () => OutputPlan,
): Generator<number, OutputPlan, void> {
  const folders = new OutputFolders(folder);
  let isDone = false;
  try {
    folders.createRoot();
    const lock = yield* OutputLock.acquire(folder);
    try {
      clearLeftovers(folder);
      const plan = makePlan();
      yield* carryOut(plan, folders);
      isDone = true;
      return plan;
    } finally {
      lock.release();
    }
  } finally {
    if (!isDone) folders.undo();
  }
}

/** Whether a run has left, or is leaving, its lock or a temporary file in `folder`. */
export function hasTracesOfRun(folder: string): boolean {
  return namesIn(folder).some((name) => name === LOCK_FILE || isTemporaryName(name));
}

function* carryOut(plan: OutputPlan, folders: OutputFolders): Generator<number, void, void> {
  const staged = new StagedFiles(plan.folder);
  try {
    const files: StagedFile[] = [];
    for (const file of plan.files) {
      if (file.action !== "write") continue;
      files.push(staged.stage(file.path, file.content));
      yield 0;
    }
    const intentText = manifestText(intentOf(plan));
    const finalText = manifestText(plan.manifest);
    const intent =
      intentText === plan.presentManifestText ? undefined : staged.stage(MANIFEST_FILE, intentText);
    const final = finalText === intentText ? undefined : staged.stage(MANIFEST_FILE, finalText);
    // From here on nothing needs space, and no pause lets an interruption in between.
    if (intent !== undefined) staged.place(intent, "nothing was changed");
    changeFiles(plan, files, staged, folders);
    if (final !== undefined) staged.place(final, "all files were written");
  } finally {
    staged.discard();
  }
}

/** The manifest for the time in which a file may hold what it held before or what it will hold. */
function intentOf(plan: OutputPlan): OutputManifest {
  const intent = new Map(plan.manifest);
  for (const [path, present] of plan.presentDigests) {
    intent.set(path, [...new Set([present, ...(plan.manifest.get(path) ?? [])])]);
  }
  return intent;
}

function changeFiles(
  plan: OutputPlan,
  files: readonly StagedFile[],
  staged: StagedFiles,
  folders: OutputFolders,
): void {
  const removals = plan.files.filter((file) => file.action === "remove").map((file) => file.path);
  const targets = new Set(files.map((file) => file.path));
  const total = removals.length + files.length;
  let made = 0;
  const state = () =>
    made === 0 ? "nothing was changed" : `${made} of ${total} changes were made, the next run makes the rest`;

  for (const path of removals) {
    removeFile(join(plan.folder, path), state());
    made++;
    if (foldersAbove(path).some((folder) => targets.has(folder))) folders.removeEmptyAbove(path);
  }
  for (const { path } of files) folders.createAbove(path, state());
  for (const file of files) {
    staged.place(file, state());
    made++;
  }
  for (const path of [...removals, ...plan.gone]) folders.removeEmptyAbove(path);
}

function removeFile(path: string, state: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isSystemError(error, "ENOENT")) throw outputFailure(error, { path, act: "removed", state });
  }
}

/** Removes the temporary files of runs that died. Only the holder of the lock may, as only it makes any. */
function clearLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    if (isTemporaryName(name)) removeFile(join(folder, name), "nothing was changed");
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return [];
    throw outputFailure(error, { path: folder, act: "read", state: "nothing was changed" });
  }
}
