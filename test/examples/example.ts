import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StackJson } from "../constructs/hcp/synthesised";
import { writtenStacks } from "../stacks/written-stacks";
import { REPOSITORY_ROOT } from "../tools/tool-cache";
import { runProgram } from "./run-program";

/** Where the examples are, a folder each. */
export const EXAMPLES = join(REPOSITORY_ROOT, "examples");

/** What the programs of each example are: the one that writes templates, and the one that writes stacks. */
export const PROGRAMS = {
  minimal: ["main.ts"],
  demo: ["packer.ts", "main.ts"],
  production: ["packer.ts", "main.ts"],
} as const;

/** One example, and what its programs wrote. */
export class Example {
  readonly folder = mkdtempSync(join(tmpdir(), "example-"));

  private constructor(private readonly name: keyof typeof PROGRAMS) {}

  /** Runs every program of the example. */
  static async run(name: keyof typeof PROGRAMS): Promise<Example> {
    const example = new Example(name);
    for (const program of PROGRAMS[name]) await runProgram(join(EXAMPLES, name, program), example.folder);
    return example;
  }

  /** The folder of each image. */
  get images(): readonly string[] {
    const { images } = JSON.parse(this.read("out/catalog.json")) as { images: { name: string }[] };
    return images.map(({ name }) => join(this.folder, "out", name));
  }

  template(bucket: string): string {
    return this.read(`out/${bucket}/${bucket}.pkr.hcl`);
  }

  get stacks(): ReadonlyMap<string, StackJson> {
    return this.name === "minimal" ? new Map() : writtenStacks(this.folder);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }
}
