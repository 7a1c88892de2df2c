import { execFile } from "node:child_process";
import { isolatedEnvironment, PACKER_HOME } from "./isolated-environment";
import type { PackerTool } from "./packer";

export interface PackerRun {
  readonly exitCode: number;
  /** Standard output and error, one after the other. */
  readonly output: string;
}

/** What a caller may let into an otherwise isolated run. */
export interface PackerRunOptions {
  /** Environment variables that Packer shall see, in addition to the few that every run gets. */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * @default a folder that holds none of the template's files: a template must work from anywhere, so it has
   * to name its scripts from `path.root`
   */
  readonly workingFolder?: string;
}

/** Runs Packer, isolated from the caller's environment and home. A failing Packer is a result, no exception. */
export function runPacker(
  packer: PackerTool,
  args: readonly string[],
  options: PackerRunOptions = {},
): Promise<PackerRun> {
  const env = isolatedEnvironment({ PACKER_PLUGIN_PATH: packer.pluginPath, ...options.environment });
  const cwd = options.workingFolder ?? PACKER_HOME;
  return new Promise((resolve, reject) => {
    const settings = { env, cwd, encoding: "utf8" as const, maxBuffer: 64 * 1024 * 1024 };
    execFile(packer.binary, args, settings, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") return reject(error);
      resolve({ exitCode: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}
