import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

// Each case starts processes, which a busy machine makes wait.
jest.setTimeout(60_000);

const home = resolve(__dirname, "../..");

/** A small repository of the same shape: our launcher, CLI and library, with images that need no template. */
let root = "";
const at = (...path: string[]) => join(root, ...path);

const goldenImages = (text: string) => `export const text: string = ${JSON.stringify(text)};\n`;
const catalog = `
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackerApp } from "../constructs/packer/packer-app";
import { text } from "./golden-images";
import { count } from "./templates";
export function defineTemplates(app: PackerApp): void {
  const script = readFileSync(join(__dirname, "scripts", "a.sh"), "utf8");
  const scripts = Array.from({ length: count }, (_, n) => ({ path: \`base/scripts/\${n}.sh\`, content: script }));
  const files = [{ path: "base/base.pkr.hcl", content: text }, ...scripts];
  app.render = () => [{ name: "base", digest: "d", regions: [], files }];
}
`;

interface Run {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

function synth(...options: string[]): Run {
  const run = spawnSync(process.execPath, [at("packer/synth-packer.mjs"), ...options], {
    encoding: "utf8",
    cwd: "/",
  });
  return { exitCode: run.status, output: run.stdout, errors: run.stderr };
}

function write(path: string, text: string): void {
  writeFileSync(at(path), text);
}

function template(): string {
  return readFileSync(at("packer/out/base/base.pkr.hcl"), "utf8");
}

function writtenCache(): number {
  return statSync(at(".cache/synth-packer/program")).mtimeMs;
}

describe("node packer/synth-packer.mjs", () => {
  beforeAll(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "synth-packer-")));
    for (const path of [
      "constructs",
      "packer/cli",
      "packer/main.ts",
      "packer/synth-packer.mjs",
      "tsconfig.json",
    ]) {
      cpSync(join(home, path), at(path), { recursive: true });
    }
    for (const folder of ["packer/scripts", "packer/templates"]) mkdirSync(at(folder));
    write("packer/catalog.ts", catalog);
  });
  beforeEach(() => {
    for (const path of ["packer/out", "node_modules"]) rmSync(at(path), { recursive: true, force: true });
    mkdirSync(at("node_modules"));
    for (const name of ["constructs", "esbuild", "diff"]) {
      symlinkSync(join(home, "node_modules", name), at("node_modules", name));
    }
    cpSync(join(home, "package.json"), at("package.json"));
    write("packer/golden-images.ts", goldenImages("one\n"));
    write("packer/templates/index.ts", "export const count = 1;\n");
    write("packer/scripts/a.sh", "echo a\n");
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("writes beside the repository's package.json from wherever it is called, and builds only once", () => {
    expect(synth()).toEqual({
      exitCode: 0,
      output: expect.stringContaining(`${root.slice(1)}/packer/out: 1 image, files: 3 written\n`),
      errors: "",
    });
    const builtAt = writtenCache();
    expect(synth().output).toContain("files: 3 unchanged");
    expect(writtenCache()).toBe(builtAt);
    expect(readdirSync(at(".cache/synth-packer"))).toEqual(["program"]);
  });

  test("never writes what an older source said", () => {
    synth();
    for (const text of ["two\n", "six\n", "one\n"]) {
      write("packer/golden-images.ts", goldenImages(text));
      synth();
      expect(template()).toBe(text);
    }
    write("packer/scripts/a.sh", "echo b\n");
    synth();
    expect(readFileSync(at("packer/out/base/scripts/0.sh"), "utf8")).toBe("echo b\n");
    // A new file that an import means from now on, while no file in use has changed.
    write("packer/templates.ts", "export const count = 2;\n");
    expect(synth().output).toContain("written    base/scripts/1.sh");
    unlinkSync(at("packer/templates.ts"));
    expect(synth().output).toContain("removed    base/scripts/1.sh");
  });

  test("finds its scripts after the repository has moved", () => {
    synth();
    const moved = `${root}-moved`;
    renameSync(root, moved);
    root = moved;
    write("packer/scripts/a.sh", "echo moved\n");
    expect(synth().exitCode).toBe(0);
    expect(readFileSync(at("packer/out/base/scripts/0.sh"), "utf8")).toBe("echo moved\n");
  });

  test("builds anew when the cache is damaged", () => {
    synth();
    const cache = at(".cache/synth-packer/program");
    for (const damaged of [Buffer.alloc(0), Buffer.from("{}\n"), readFileSync(cache).subarray(0, 5_000)]) {
      writeFileSync(cache, damaged);
      expect(synth()).toMatchObject({ exitCode: 0, errors: "" });
    }
  });

  test("runs without a place for its cache, and says so", () => {
    rmSync(at(".cache"), { recursive: true, force: true });
    write(".cache", "a file");
    expect(synth()).toEqual({
      exitCode: 0,
      output: expect.stringContaining("files: 3 written"),
      errors: expect.stringMatching(
        /^synth-packer: could not write .+\/\.cache\/synth-packer \(E[A-Z]+\), so each start compiles the code anew\n$/,
      ),
    });
    unlinkSync(at(".cache"));
  });

  test("shows a mistake in the program with its place in the source", () => {
    write(
      "packer/golden-images.ts",
      "\n\nexport const text: string = (undefined as unknown as string[]).join();\n",
    );
    for (const run of [synth(), synth()]) {
      expect(run.exitCode).toBe(70);
      expect(run.errors).toContain("please report it:\nTypeError: Cannot read properties");
      expect(run.errors).toContain(`${root}/packer/golden-images.ts:3:`);
      expect(run.errors).not.toContain("program.js");
    }
  });

  test("rejects code that does not compile, and names the place", () => {
    write("packer/golden-images.ts", "export const text = ;\n");
    const { exitCode, errors } = synth();
    expect(exitCode).toBe(1);
    expect(errors).toContain("synth-packer: the code does not compile, nothing was written\n");
    expect(errors).toContain("packer/golden-images.ts:1:20:");
    expect(existsSync(at("packer/out"))).toBe(false);
  });

  test("rejects a repository without its packages", () => {
    rmSync(at("node_modules"), { recursive: true });
    expect(synth()).toEqual({
      exitCode: 2,
      output: "",
      errors: "synth-packer: the packages of this repository are not installed; run npm ci first\n",
    });
  });

  test("rejects a Node.js that is too old", () => {
    const manifest = JSON.parse(readFileSync(at("package.json"), "utf8"));
    write("package.json", JSON.stringify({ ...manifest, engines: { node: ">=99.1.0" } }));
    expect(synth()).toEqual({
      exitCode: 2,
      output: "",
      errors: `synth-packer: Node.js >=99.1.0 is needed, this is ${process.version}\n`,
    });
  });

  test("does not mind a reader that goes away", () => {
    const pipe = `set -o pipefail; ${process.execPath} packer/synth-packer.mjs --help | true`;
    for (const command of [pipe, pipe.replace("--help", "--list")]) {
      const run = spawnSync("bash", ["-c", command], { cwd: root, encoding: "utf8" });
      expect([run.status, run.stderr]).toEqual([0, ""]);
    }
  });

  test("can be started several times at once while nothing is built", async () => {
    rmSync(at(".cache"), { recursive: true, force: true });
    const runs = Array.from({ length: 4 }, () =>
      spawn(process.execPath, [at("packer/synth-packer.mjs")], { stdio: "ignore" }),
    );
    const codes = await Promise.all(runs.map((run) => new Promise((done) => run.once("close", done))));
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(synth().output).toContain("files: 3 unchanged");
  });

  test("leaves neither a lock nor a temporary file when Ctrl-C comes in mid-write", async () => {
    synth();
    write("packer/templates/index.ts", "export const count = 10_000;\n");
    const run = spawn(process.execPath, [at("packer/synth-packer.mjs")], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let errors = "";
    run.stderr.on("data", (text: Buffer) => (errors += text.toString()));
    const ended = new Promise((done) => run.once("close", done));
    while (readdirSync(at("packer/out")).length < 100) await new Promise((wait) => setTimeout(wait, 5));
    run.kill("SIGINT");
    expect([await ended, errors]).toEqual([130, "interrupted, nothing was changed\n"]);
    expect(readdirSync(at("packer/out")).sort()).toEqual([".golden-images.json", "base", "catalog.json"]);
    expect(readdirSync(at("packer/out/base/scripts"))).toEqual(["0.sh"]);
  });
});
