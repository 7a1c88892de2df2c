import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { buildSync } from "esbuild";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { REPOSITORY_ROOT } from "../tools/tool-cache";

/** The library as one would have it installed, and the programs of this folder that use it. */
const SOURCES = [
  "constructs",
  "constructs/image",
  "constructs/hcl",
  "constructs/packer",
  "constructs/hcp",
  "constructs/azure",
  "test/bench/programs",
];
/** Folders of the library that are only taken in by themselves: `constructs` stands for its own files alone. */
const SHALLOW = new Set(["constructs"]);

const COMPILER_OPTIONS = {
  target: ScriptTarget.ES2022,
  module: ModuleKind.CommonJS,
  esModuleInterop: true,
  isolatedModules: true,
};

/** The library as a published package would hold it: one CommonJS file for each source. */
export class CompiledLibrary {
  /** What `require` takes for each of the two public faces. */
  readonly faces: readonly string[];
  /** The same two faces in one file. */
  readonly bundle: string;

  /** @param folder below the repository, so that npm packages are found from there */
  constructor(private readonly folder: string) {
    for (const source of SOURCES) compileFolder(source, folder);
    this.faces = ["packer", "image"].map((name) => join(folder, "constructs", name, "index.js"));
    this.bundle = join(folder, "bundle.js");
    bundle(this.faces, this.bundle);
  }

  /** The compiled form of `test/bench/programs/<name>.ts`. */
  program(name: string): string {
    return join(this.folder, "test", "bench", "programs", `${name}.js`);
  }
}

/** As `tsc` would write them, without its look at the types: `npm run typecheck` is for that. */
function compileFolder(source: string, target: string): void {
  const files = readdirSync(join(REPOSITORY_ROOT, source), {
    recursive: !SHALLOW.has(source),
    encoding: "utf8",
  });
  for (const file of files.filter((name) => name.endsWith(".ts"))) {
    const from = join(REPOSITORY_ROOT, source, file);
    const { outputText } = transpileModule(readFileSync(from, "utf8"), { compilerOptions: COMPILER_OPTIONS });
    const to = join(target, relative(REPOSITORY_ROOT, from)).replace(/\.ts$/, ".js");
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, outputText);
  }
}

function bundle(entries: readonly string[], outfile: string): void {
  const contents = entries.map((entry) => `require(${JSON.stringify(entry)});`).join("\n");
  const stdin = { contents, resolveDir: REPOSITORY_ROOT };
  buildSync({
    stdin,
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "es2022",
    logLevel: "error",
  });
}
