/* Writes files with nothing but fs: `write-plainly.js CONTENTS.json FOLDER`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [contents = "", folder = ""] = process.argv.slice(2);
const files = JSON.parse(readFileSync(contents, "utf8")) as Readonly<Record<string, string>>;
for (const [path, text] of Object.entries(files)) {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
