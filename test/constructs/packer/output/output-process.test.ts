import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { OutputFolder } from "../../../../constructs/packer/output/output-folder";
import { contentsOf, image, inNewFolder } from "./output-fixture";

// Processes may wait for each other, and for a busy machine.
jest.setTimeout(60_000);

const COUNT = 12;
const writer = join(__dirname, "output-writer.ts");

/** What one run of the child writes: every file holds the same word. */
function images(word: string) {
  const files = Object.fromEntries(
    Array.from({ length: COUNT }, (_, n) => [`scripts/${n}.sh`, `${word}\n`.repeat(500)]),
  );
  const common = { digest: word, regions: [] };
  return [image("base", files, common), image(`only-${word}`, { "x.pkr.hcl": word }, common)];
}

function start(program: string, folder: string, ...words: string[]): ChildProcess {
  return spawn(process.execPath, [program, folder, String(COUNT), ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function ended(child: ChildProcess): Promise<string> {
  let errors = "";
  child.stderr?.on("data", (text: Buffer) => (errors += text.toString()));
  child.stdout?.resume();
  const [code, signal] = await new Promise<[number | null, string | null]>((done) =>
    child.once("close", (...end) => done(end)),
  );
  return `${signal ?? code}${errors}`;
}

/** Every word that the files of the folder are made of; one word when the folder is consistent. */
function wordsOf(folder: string): Set<string> {
  const scripts = Object.entries(contentsOf(folder)).filter(([path]) => path.endsWith(".sh"));
  return new Set(
    scripts.map(([, text]) => (text === text.slice(0, 2).repeat(500) ? text.slice(0, 1) : "torn")),
  );
}

describe("the output folder, written by processes", () => {
  let program = "";
  beforeAll(() => {
    program = join(mkdtempSync(join(tmpdir(), "output-writer-")), "writer.js");
    buildSync({ entryPoints: [writer], outfile: program, bundle: true, platform: "node" });
  });
  afterAll(() => rmSync(dirname(program), { recursive: true, force: true }));

  test("is made good by the next run after kill -9 at any moment", () =>
    inNewFolder(async (folder) => {
      for (let round = 0; round < 12; round++) {
        const child = start(program, folder, "a", "b");
        await new Promise((ready) => child.stdout?.once("data", ready));
        await new Promise((wait) => setTimeout(wait, (round * 7) % 31));
        child.kill("SIGKILL");
        expect(await ended(child)).toBe("SIGKILL");
        expect(wordsOf(folder)).not.toContain("torn");

        const output = new OutputFolder(folder);
        const report = output.write(images("c"));
        expect(report.files.filter(({ outcome }) => outcome === "kept")).toEqual([]);
        expect(wordsOf(folder)).toEqual(new Set(["c"]));
        expect(
          Object.keys(contentsOf(folder))
            .filter((path) => !path.startsWith("base/scripts/"))
            .sort(),
        ).toEqual([".golden-images.json", "catalog.json", "only-c/x.pkr.hcl"]);
        expect(output.plan(images("c")).files.every(({ action }) => action === "unchanged")).toBe(true);
      }
    }));

  test("is that of one of twenty runs at once, and the lock of a dead one is in nobody's way", () =>
    inNewFolder(async (folder) => {
      const dead = spawnSync(process.execPath, ["--version"]).pid;
      writeFileSync(join(folder, ".golden-images.lock"), JSON.stringify({ pid: dead, host: hostname() }));
      const words = Array.from({ length: 20 }, (_, n) => String.fromCharCode(97 + n));
      const ends = await Promise.all(words.map((word) => ended(start(program, folder, word))));
      expect(ends).toEqual(words.map(() => "0"));
      const [word] = wordsOf(folder);
      expect(wordsOf(folder).size).toBe(1);
      expect(words).toContain(word);
      expect(
        new OutputFolder(folder)
          .write(images(word ?? ""))
          .files.every(({ outcome }) => outcome === "unchanged"),
      ).toBe(true);
      expect(Object.keys(contentsOf(folder)).filter((path) => path.startsWith("."))).toEqual([
        ".golden-images.json",
      ]);
      expect(readFileSync(join(folder, `only-${word}`, "x.pkr.hcl"), "utf8")).toBe(word);
    }));
});
