// `npm run build`: makes dist/, the package's code. tsc writes JavaScript, source maps and declarations; what is not
// TypeScript below constructs/ (scripts for the build VM) is copied, and so stays beside the code that names it.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PACKED_AS_THEY_ARE } from "./packed-files.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [sources, output] = [join(root, "constructs"), join(root, "dist")];

// What an earlier build left would be packed too.
rmSync(output, { recursive: true, force: true });
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
if (status !== 0) process.exit(1);
cpSync(sources, output, {
  recursive: true,
  filter: (path) => statSync(path).isDirectory() || !path.endsWith(".ts"),
});

// The rights of a file are packed with it: the same whoever cloned and builds.
const compiled = readdirSync(output, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const others = PACKED_AS_THEY_ARE.map((name) => join(root, name));
for (const file of [...compiled, ...others]) chmodSync(file, 0o644);
