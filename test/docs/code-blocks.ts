import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The repository's root. */
export const ROOT = join(__dirname, "..", "..");

/** One fenced block of a document. */
export interface CodeBlock {
  /** The document and the line: `README.md:9`. */
  readonly place: string;
  /** What stands behind the fence: a language, how the block is proven, and the file that it is or is part of. */
  readonly language: string;
  readonly proof: string;
  readonly file: string;
  readonly code: string;
}

/** Where the guides are. Their blocks are steps of one way, and proven together. */
export const GUIDES = "docs/guides";

/**
 * The documents whose blocks are proven one by one: README.md, and everything in docs/ and in the examples' own folders.
 * Not the guides, and not the reference, whose blocks are the docstrings' defaults.
 */
export function documents(): readonly string[] {
  const all = [...markdownBelow("docs"), ...markdownBelow("examples")];
  return ["README.md", ...all.filter((document) => !guides().includes(document))];
}

/** The guides, without their index. */
export function guides(): readonly string[] {
  return markdownBelow(GUIDES).filter((document) => document !== `${GUIDES}/README.md`);
}

function markdownBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !/node_modules|^reference\b/.test(name))
    .map((name) => `${folder}/${name}`)
    .sort();
}

/** Every fenced block of a document, in order. */
export function codeBlocks(document: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = readFileSync(join(ROOT, document), "utf8").split("\n");
  for (let n = 0; n < lines.length; n++) {
    const fence = /^```(.*)$/.exec(lines[n]!);
    if (fence === null) continue;
    const end = lines.indexOf("```", n + 1);
    const [language = "", proof = "", file = ""] = fence[1]!.split(" ");
    const code = lines.slice(n + 1, end).join("\n");
    blocks.push({ place: `${document}:${n + 1}`, language, proof, file, code });
    n = end;
  }
  return blocks;
}
