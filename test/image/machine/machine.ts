import { chmodSync, chownSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, type Outcome, quote, run } from "./program";
import type { ShellStep } from "../sequence";

/** The user that Packer would log in as. */
export const BUILD_USER = { name: "packer", id: 1000 } as const;

/** Folders of the workshop that lie on each other, the uppermost first; nobody writes to them any more. */
export type Layers = readonly string[];

/** Where machines are made, and where they find packages: see AptMirror. */
export interface Workshop {
  readonly folder: string;
  readonly mirror: string;
}

const ENTER = join(__dirname, "root", "enter.sh");

/** A root that looks like the machine of `lower`, and keeps what is changed in it in a layer of its own. */
export class Machine {
  readonly root: string;
  readonly upper: string;

  private constructor(
    private readonly workshop: Workshop,
    readonly name: string,
    readonly lower: Layers,
  ) {
    this.root = join(workshop.folder, name, "root");
    this.upper = join(workshop.folder, name, "upper");
  }

  static async open(workshop: Workshop, name: string, lower: Layers): Promise<Machine> {
    const machine = new Machine(workshop, name, lower);
    const work = join(workshop.folder, name, "work");
    for (const path of [machine.root, machine.upper, work]) mkdirSync(path, { recursive: true });
    // By relative paths: all of a mount's options have room in a page only.
    const options = `lowerdir=${lower.join(":")},upperdir=${name}/upper,workdir=${name}/work`;
    const mount = ["-t", "overlay", "overlay", "-o", options, machine.root];
    await must("mount", mount, { cwd: workshop.folder });
    return machine;
  }

  path(...parts: readonly string[]): string {
    return join(this.root, ...parts);
  }

  /** A shell command, in namespaces of its own, with the services that the image starts. `fault` happens first. */
  async run(command: string, { user = "root", fault = "" } = {}): Promise<Outcome> {
    const namespaces = ["--pid", "--fork", "--kill-child", "--mount", "--net", "--uts", "--ipc"];
    const inside = ["bash", ENTER, this.root, user, command, fault];
    return run("unshare", [...namespaces, "--propagation", "private", "--", ...inside], {
      env: { PATH: process.env["PATH"] ?? "", NODE: process.execPath, MIRROR: this.workshop.mirror },
    });
  }

  /** Uploads and runs a step as Packer does, as the build's user. */
  async step(step: ShellStep, fault?: string): Promise<Outcome> {
    const script = "/tmp/script_1234.sh";
    const variables = "/tmp/varfile_1234.sh";
    const exports = Object.entries(step.environment).map(
      ([name, value]) => `export ${name}=${quote(value)}\n`,
    );
    this.upload(script, step.text, 0o755);
    this.upload(variables, exports.join(""), 0o600);
    const command = step.executeCommand
      .replaceAll(/\{\{ ?\.Path ?\}\}/g, script)
      .replaceAll(/\{\{ ?\.EnvVarFile ?\}\}/g, variables)
      .replaceAll(/\{\{ ?\.Vars ?\}\}/g, "PACKER_BUILD_NAME='proof' PACKER_BUILDER_TYPE='azure-arm'");
    const outcome = await this.run(command, { user: BUILD_USER.name, fault });
    for (const file of [script, variables]) rmSync(this.path(file), { force: true });
    return outcome;
  }

  /** Ends the machine; what it changed is the uppermost of these layers. */
  async shutDown(): Promise<Layers> {
    await must("umount", [this.root]);
    return [`${this.name}/upper`, ...this.lower];
  }

  /** Ends the machine, and forgets what it changed. */
  async discard(): Promise<void> {
    await this.shutDown();
    rmSync(join(this.workshop.folder, this.name), { recursive: true });
  }

  private upload(path: string, text: string, mode: number): void {
    writeFileSync(this.path(path), text);
    chmodSync(this.path(path), mode);
    chownSync(this.path(path), BUILD_USER.id, BUILD_USER.id);
  }
}
