import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CodeBlock, GUIDES, ROOT, codeBlocks, guides } from "./code-blocks";

/* What a guide is like, apart from what its blocks do: guides.test.ts. */

const text = (document: string) => readFileSync(join(ROOT, document), "utf8");
const lineOf = ({ place }: CodeBlock) => Number(place.split(":")[1]);

test.each([
  [`${GUIDES}/README.md`, guides().map((guide) => guide.slice(GUIDES.length + 1))],
  ["docs/README.md", ["guides/README.md"]],
  ["README.md", ["docs/guides/README.md"]],
])("%s links to every guide that it has to", (document, targets) => {
  const linked = links(document).map((target) => target.split("#")[0]);

  expect(linked).toEqual(expect.arrayContaining(targets));
});

test.each([...guides(), `${GUIDES}/README.md`])("%s has no link that leads nowhere", (document) => {
  const broken = links(document).filter((target) => !leadsSomewhere(document, target));

  expect(broken).toEqual([]);
});

test.each(guides())("%s is short", (guide) => {
  expect(text(guide).trimEnd().split("\n").length).toBeLessThanOrEqual(120);
});

test.each(guides())("%s imports the package by its name", (guide) => {
  expect(text(guide)).not.toMatch(/from "[./]*constructs/);
});

test.each(guides())("%s says why it does not run what it does not run", (guide) => {
  const lines = text(guide).split("\n");
  const unexplained = codeBlocks(guide)
    .filter(({ proof }) => ["cloud", "workflow"].includes(proof))
    .filter((block) => !/not run by the tests, because/i.test(paragraphBefore(lines, lineOf(block))));

  expect(unexplained.map(({ place }) => place)).toEqual([]);
});

test.each(guides())("%s shows what each of its programs writes or says", (guide) => {
  const blocks = codeBlocks(guide);
  const silent = blocks.filter((block, n) => isProgram(block) && !isShown(blocks.slice(n + 1)));

  expect(silent.map(({ place }) => place)).toEqual([]);
});

test.each(guides())("%s runs every file that it has the reader write", (guide) => {
  const blocks = codeBlocks(guide);
  const isRun = (n: number) =>
    blocks.slice(n + 1).some(({ proof }) => /^(run|loopback|refused|throws)$/.test(proof));
  const idle = blocks.filter(({ proof }, n) => proof === "file" && !isRun(n));

  expect(idle.map(({ place }) => place)).toEqual([]);
});

/** A program that writes templates or stacks, a command, or an error. */
function isProgram({ language, proof, code }: CodeBlock): boolean {
  if (["throws", "loopback", "refused"].includes(proof)) return true;
  return language === "sh" ? proof === "run" : proof === "run" && code.includes(".synth(");
}

/** Before the next program comes, something of what the last one did is shown. */
function isShown(following: readonly CodeBlock[]): boolean {
  const next = following.findIndex((block) => isProgram(block));
  const until = next < 0 ? following : following.slice(0, next);
  return until.some(({ proof }) => ["in", "output", "error"].includes(proof));
}

/** The paragraph above line `n`, which counts from 1. */
function paragraphBefore(lines: readonly string[], n: number): string {
  const before = lines
    .slice(0, n - 1)
    .join("\n")
    .trimEnd();
  return before
    .split(/\n\s*\n/)
    .at(-1)!
    .replaceAll("\n", " ");
}

function links(document: string): readonly string[] {
  const prose = text(document).replace(/^```.*?^```$/gms, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^\w+:/.test(target));
}

function leadsSomewhere(document: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? document : join(dirname(document), path);
  if (!existsSync(join(ROOT, file))) return false;
  if (anchor === undefined) return true;
  const headings = [...text(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
  return headings.includes(anchor);
}

/** As GitHub makes it from a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}
