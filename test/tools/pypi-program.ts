import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "./tool-cache";

/** A program of PyPI's, in a virtual environment of its own. */
export interface PypiProgram {
  readonly binary: string;
  /** What keeps it from being there, if anything does. */
  readonly missing?: string;
}

/** Installs a program, unless it is there. */
export function pypiProgram(name: string, version: string): PypiProgram {
  const home = join(REPOSITORY_ROOT, ".cache", `${name}-${version}`);
  const binary = join(home, "bin", name);
  if (existsSync(binary)) return { binary };
  if (spawnSync("python3", ["--version"]).status !== 0) {
    return { binary, missing: "python3 is not on the PATH" };
  }
  process.stdout.write(`installing ${name} ${version}\n`);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", `${name}==${version}`];
  const isInstalled =
    spawnSync("python3", ["-m", "venv", home], { stdio: "inherit" }).status === 0 &&
    spawnSync(join(home, "bin/python"), pip, { stdio: "inherit" }).status === 0;
  if (isInstalled) return { binary };
  rmSync(home, { recursive: true, force: true });
  return { binary, missing: `${name} ${version} could not be installed from PyPI` };
}
