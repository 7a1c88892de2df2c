import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { defineStacks } from "../../stacks/define-stacks";
import { environments } from "../../stacks/environments";
import { EverythingStack } from "./everything-stack";
import type { StackJson } from "./policy-rule";

/** Every stack that `npx cdktf synth` writes, by its name, and one with what they do not use. */
export function synthesizeEverything(): ReadonlyMap<string, StackJson> {
  const outdir = mkdtempSync(join(tmpdir(), "golden-policy-"));
  try {
    const app = new App({ outdir });
    defineStacks(app, environments);
    new EverythingStack(app, "everything");
    app.synth();
    const names = readdirSync(join(outdir, "stacks")).sort();
    return new Map(names.map((name) => [name, readStack(join(outdir, "stacks", name, "cdk.tf.json"))]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function readStack(file: string): StackJson {
  return JSON.parse(readFileSync(file, "utf8")) as StackJson;
}
