import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startRegistry } from "../local-registry/registry-server";
import type { RegistryServer } from "../local-registry/registry-server";
import { StateError } from "../local-registry/store/state-error";
import { STACKS } from "./app/contract";
import { Packer } from "./clients/packer";
import { Programs } from "./clients/programs";
import { RegistryApi } from "./clients/registry-api";
import { Stack } from "./clients/stack";
import { Synthesis } from "./clients/synthesis";
import { Templates } from "./clients/templates";
import { RehearsalRecord } from "./rehearsal-record";
import type { ScratchFolder } from "./scratch-folder";
import type { Rehearsal } from "./step";
import { StepFailure } from "./step-failure";
import { toolEnvironment } from "./tool-environment";
import type { Tools } from "./tools";

export interface RehearsalOptions {
  readonly folder: ScratchFolder;
  readonly tools: Tools;
  /** The app that is rehearsed: a TypeScript program that keeps to app/contract.ts. */
  readonly app: string;
  /** Ends everything that runs. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** A rehearsal whose registry answers. */
export interface OpenRehearsal {
  readonly rehearsal: Rehearsal;
  readonly close: () => Promise<void>;
}

/**
 * Starts the registry in the scratch folder, and has the app write its templates there.
 *
 * @throws StepFailure when the app does not, or when what was kept is not the registry's
 */
export async function openRehearsal(options: RehearsalOptions): Promise<OpenRehearsal> {
  const { folder, tools, signal, say } = options;
  const { now } = folder;
  const registry = await startRegistryIn(join(now, "registry"));
  try {
    const environment = toolEnvironment(folder.path, tools, registry.environment);
    const programs = new Programs({ environment, signal, say });
    const app = [process.execPath, require.resolve("tsx/cli"), options.app];
    const images = join(now, "images");
    mkdirSync(images, { recursive: true });
    writeCdktfJson(now, app);
    const templates = await writeTemplates(folder, programs, app);
    const output = join(folder.path, "cdktf.out");
    const synthesis = new Synthesis(programs, { app, workingFolder: now, output });
    const rehearsal: Rehearsal = {
      templates: new Templates(tools.packer, templates),
      packer: new Packer(programs, {
        binary: tools.packer.binary,
        templates: join(templates, "files"),
        workingFolder: images,
      }),
      channels: new Stack(STACKS.channels, programs, synthesis),
      machines: new Stack(STACKS.machines, programs, synthesis),
      registry: new RegistryApi(registry.url, registry.token, registry.environment, signal),
      record: RehearsalRecord.in(now),
    };
    return { rehearsal, close: () => registry.stop() };
  } catch (error) {
    await registry.stop();
    throw error;
  }
}

/** The form of the registry's records can be another than it was when they were kept. */
async function startRegistryIn(stateFolder: string): Promise<RegistryServer> {
  try {
    return await startRegistry({ stateFolder });
  } catch (error) {
    if (!StateError.isStateError(error)) throw error;
    throw new StepFailure(
      `what was kept can not be used, so keep a new one with npm run rehearse -- --keep: ${error.message}`,
    );
  }
}

function writeCdktfJson(folder: string, app: readonly string[]): void {
  const command = app.map((word) => JSON.stringify(word)).join(" ");
  const settings = {
    language: "typescript",
    app: command,
    output: "../cdktf.out",
    sendCrashReports: "false",
  };
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ ...settings, projectId: "rehearsal" }));
}

/** Anew for each rehearsal: the code may have changed since what is resumed. */
async function writeTemplates(
  folder: ScratchFolder,
  programs: Programs,
  app: readonly string[],
): Promise<string> {
  const templates = join(folder.path, "templates");
  rmSync(templates, { recursive: true, force: true });
  const command = [...app, "templates", templates];
  const ended = await programs.run("write the templates", command, { workingFolder: folder.path });
  if (ended.exitCode === 0) return templates;
  throw new StepFailure("the app did not write its templates", ended.output + ended.errors);
}
