import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The repository's root. */
export const ROOT = join(__dirname, "..", "..");

/** One fenced block of a document. */
export interface CodeBlock {
  /** The document and the line: `README.md:9`. */
  readonly place: string;
  /** What stands behind the fence: a language, and how the block is proven. */
  readonly language: string;
  readonly proof: string;
  readonly code: string;
}

/**
 * The documents whose blocks are proven: README.md, and everything in docs/ and in the examples' own folders. Not the
 * reference, whose blocks are the docstrings' defaults.
 */
export function documents(): readonly string[] {
  const below = (folder: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md") && !/node_modules|^reference\b/.test(name))
      .map((name) => `${folder}/${name}`);
  return ["README.md", ...below("docs").sort(), ...below("examples").sort()];
}

/** Every fenced block of a document, in order. */
export function codeBlocks(document: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = readFileSync(join(ROOT, document), "utf8").split("\n");
  for (let n = 0; n < lines.length; n++) {
    const fence = /^```(.*)$/.exec(lines[n]!);
    if (fence === null) continue;
    const end = lines.indexOf("```", n + 1);
    const [language = "", proof = ""] = fence[1]!.split(" ");
    blocks.push({ place: `${document}:${n + 1}`, language, proof, code: lines.slice(n + 1, end).join("\n") });
    n = end;
  }
  return blocks;
}
