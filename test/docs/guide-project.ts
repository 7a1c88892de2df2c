import { execFile } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { StackJson } from "../constructs/hcp/synthesised";
import { runProgram } from "../examples/run-program";
import { writtenStacks } from "../stacks/written-stacks";
import { isolatedEnvironment } from "../tools/isolated-environment";
import { CodeBlock, ROOT } from "./code-blocks";

/** What `cdktf init` leaves a reader with, as far as a guide needs it. */
const CDKTF_JSON = {
  language: "typescript",
  app: "npx tsx main.ts",
  projectId: "guide",
  sendCrashReports: "false",
};

/** Where tsc and tsx find the package: here its name means the sources. */
const TSCONFIG = {
  extends: join(ROOT, "tsconfig.json"),
  compilerOptions: {
    paths: {
      "cdktf-golden-image": [join(ROOT, "constructs/index.ts")],
      "cdktf-golden-image/*": [join(ROOT, "constructs/*/index.ts")],
    },
  },
};

/** A reader's project: a folder with what is installed, and what the guide has had the reader write so far. */
export class GuideProject {
  readonly folder = mkdtempSync(join(tmpdir(), "guide-"));
  /** What the last command printed, standard error included. */
  output = "";

  constructor() {
    symlinkSync(join(ROOT, "node_modules"), join(this.folder, "node_modules"));
    writeFileSync(join(this.folder, "cdktf.json"), JSON.stringify(CDKTF_JSON));
    writeFileSync(join(this.folder, "tsconfig.json"), JSON.stringify(TSCONFIG));
  }

  write({ file, code }: CodeBlock): string {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${code}\n`);
    return path;
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  /** Writes and runs a program, anew with everything that it imports. */
  async run(block: CodeBlock): Promise<void> {
    jest.resetModules();
    await runProgram(this.write(block), this.folder);
  }

  /** Runs commands one after the other. The first that fails is an error, with what was printed. */
  async shell({ code }: CodeBlock, environment = isolatedEnvironment()): Promise<void> {
    const settings = { cwd: this.folder, env: environment, encoding: "utf8" as const };
    const commands = ["--norc", "-eo", "pipefail", "-c", `exec 2>&1\n${code}`];
    await new Promise<void>((resolve, reject) => {
      execFile("bash", commands, settings, (error, stdout) => {
        this.output = stripVTControlCharacters(stdout);
        if (error === null) resolve();
        else reject(new Error(`${error.message}\n${stdout}`));
      });
    });
  }

  /** The folder of each image that was written. */
  get images(): readonly string[] {
    return readdirSync(this.folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".pkr.hcl"))
      .map((name) => join(this.folder, name, ".."));
  }

  /** Each stack that CDKTF has written, by its name. */
  get stacks(): ReadonlyMap<string, StackJson> {
    return writtenStacks(this.folder);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
