/* Loads modules, and lists what that has loaded: `list-packages.js MODULE ...`. */
import { createRequire } from "node:module";

/** What the program prints. */
export interface LoadedModules {
  /** The npm packages that files were loaded from, sorted. */
  readonly packages: readonly string[];
  /** How many files were loaded. */
  readonly fileCount: number;
}

const load = createRequire(__filename);
const before = new Set(Object.keys(require.cache));
for (const module of process.argv.slice(2)) load(module);
const files = Object.keys(require.cache).filter((file) => !before.has(file));
const packages = files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
const report: LoadedModules = { packages: [...new Set(packages)].sort(), fileCount: files.length };
console.log(JSON.stringify(report));
