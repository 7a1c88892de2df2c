import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "../tools/tool-cache";
import { CompiledLibrary } from "./compiled-library";

/** A script as images have them, for templates to carry. */
const SCRIPT = `#!/usr/bin/env bash
# Installs what the image is for.
set -euo pipefail

export DEBIAN_FRONTEND=noninteractive
${Array.from({ length: 30 }, (_, n) => `echo "step ${n + 1}: nothing to do on $(hostname), in $PWD"`).join("\n")}
`;

/** A folder for one run, below `.cache` and so on the disk that the real output is on. */
export class Workspace {
  /** A script that templates can name. */
  readonly script: string;
  private readonly folder: string;
  private compiled?: CompiledLibrary;
  private counter = 0;

  /** @param signal set off when the run is given up: whatever still runs in here is killed then */
  constructor(readonly signal: AbortSignal) {
    const above = join(REPOSITORY_ROOT, ".cache", "bench");
    mkdirSync(above, { recursive: true });
    this.folder = mkdtempSync(join(above, "run-"));
    this.script = join(this.folder, "install.sh");
    writeFileSync(this.script, SCRIPT);
  }

  /** The library, compiled when it is first asked for. */
  get library(): CompiledLibrary {
    return (this.compiled ??= new CompiledLibrary(join(this.folder, "library")));
  }

  /** A path in here that nothing is at. */
  newPath(name: string): string {
    return join(this.folder, `${name}-${++this.counter}`);
  }

  /**
   * Removes everything. Not before the end: what follows the removal of many files, the disk does many times
   * more slowly than what follows their writing.
   */
  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
