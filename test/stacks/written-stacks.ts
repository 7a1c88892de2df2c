import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { StackJson } from "../constructs/hcp/synthesised";

/** Each stack that CDKTF has written below `folder`, by its name. */
export function writtenStacks(folder: string): ReadonlyMap<string, StackJson> {
  const stacks = join(folder, "cdktf.out/stacks");
  const read = (name: string) => readFileSync(join(stacks, name, "cdk.tf.json"), "utf8");
  const names = readdirSync(stacks).sort();
  return new Map(names.map((name) => [name, JSON.parse(read(name)) as StackJson]));
}
