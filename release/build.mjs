// `npm run build`: makes dist/, the package's code. tsc writes JavaScript, source maps and declarations; what is not
// TypeScript below constructs/ (scripts for the build VM) is copied, and so stays beside the code that names it.
import { spawnSync } from "node:child_process";
import { cpSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [sources, output] = [join(root, "constructs"), join(root, "dist")];

// The rights of a file are packed with it: the same for everyone who builds.
process.umask(0o022);
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
