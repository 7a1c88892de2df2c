import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository, from which the package is made. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Builds the package of a clone anew and packs it into `folder`, as `npm publish` would. Returns the tarball's path. */
export function pack(folder, clone = root) {
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: clone,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return join(folder, `${name}-${version}.tgz`);
}
