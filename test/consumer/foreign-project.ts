import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";

const REPOSITORY = realpathSync(join(__dirname, "..", ".."));

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Record<string, string>;
}

/** A project of someone else's: outside this repository, with nothing but what it installed itself. */
export class ForeignProject {
  private readonly home = realpathSync(mkdtempSync(join(tmpdir(), "golden-consumer-")));
  private readonly loaded = join(this.home, "loaded-modules.jsonl");
  /** The project's root, empty at first. */
  readonly folder = join(this.home, "project");
  /** The packed package, beside the project. */
  readonly tarball = join(this.home, "cdktf-golden-image.tgz");

  constructor() {
    mkdirSync(this.folder);
    cpSync(process.env["GOLDEN_IMAGE_TARBALL"]!, this.tarball);
  }

  /** A project that starts with the files of a folder below `projects`. */
  static from(name: string): ForeignProject {
    const project = new ForeignProject();
    project.add(name);
    return project;
  }

  /** A copy of a project that lies in the repository. It gets the tarball, and not cdktf-cli, which is large. */
  static copyOf(folder: string): ForeignProject {
    const project = new ForeignProject();
    const leftOut = ["node_modules", "out", "cdktf.out"];
    cpSync(folder, project.folder, { recursive: true, filter: (path) => !leftOut.includes(basename(path)) });
    const { devDependencies, dependencies, ...rest } = JSON.parse(project.read("package.json")) as Manifest;
    delete devDependencies["cdktf-cli"];
    const own = { ...dependencies, "cdktf-golden-image": `file:${project.tarball}` };
    const manifest = { ...rest, dependencies: own, devDependencies };
    writeFileSync(join(project.folder, "package.json"), JSON.stringify(manifest));
    return project;
  }

  /** Copies the files of a folder below `projects` into the project. */
  add(name: string): void {
    cpSync(join(__dirname, "projects", name), this.folder, { recursive: true });
  }

  /** `npm install`, of what package.json says and of `packages`. */
  install(...packages: readonly string[]): void {
    this.run("npm", "install", "--prefer-offline", "--no-audit", "--no-fund", ...packages);
  }

  /** Runs a command in the project, and returns what it printed. */
  run(command: string, ...args: readonly string[]): string {
    const options = { cwd: this.folder, env: this.environment(), encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(command, args, options);
    if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed\n${stdout}\n${stderr}`);
    return stdout;
  }

  /** Every file that Node.js has loaded in processes that ran `program`, one of the project's files. */
  loadedModules(program: string): readonly string[] {
    const file = join(this.folder, program);
    const lines = readFileSync(this.loaded, "utf8").trimEnd().split("\n");
    const processes = lines.map((line) => JSON.parse(line) as { started: string; modules: string[] });
    const own = processes.filter(({ started, modules }) => started === file || modules.includes(file));
    return own.flatMap(({ modules }) => modules);
  }

  /** Those of `paths` that the project did not bring or install itself. */
  foreignTo(paths: readonly string[]): readonly string[] {
    return paths.filter((path) => !path.startsWith(`${this.folder}/`));
  }

  /** The names of the packages at the top of its node_modules. */
  installed(): readonly string[] {
    const names = readdirSync(join(this.folder, "node_modules")).filter((name) => !name.startsWith("."));
    return names.sort();
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  /** The caller's, without what makes Node.js or npm look into this repository. */
  private environment(): NodeJS.ProcessEnv {
    const kept = Object.entries(process.env).filter(
      ([name]) => !/^(npm_|NODE_|JEST_|ARM_|HCP_|INIT_CWD$)/.test(name),
    );
    const path = (process.env["PATH"] ?? "").split(delimiter).filter((part) => !part.startsWith(REPOSITORY));
    return {
      ...Object.fromEntries(kept),
      PATH: path.join(delimiter),
      NODE_OPTIONS: `--require ${join(__dirname, "list-modules.cjs")}`,
      LOADED_MODULES: this.loaded,
      CHECKPOINT_DISABLE: "1",
    };
  }
}
