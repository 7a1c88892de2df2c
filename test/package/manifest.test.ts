import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json";
import { REPOSITORY_ROOT } from "../tools/tool-cache";

/*
 * What package.json promises to whoever installs the package; `npm run package:check` looks at what is packed.
 */

/** Every folder of the library that has a face. */
const faces = readdirSync(join(REPOSITORY_ROOT, "constructs"))
  .filter((name) => existsSync(join(REPOSITORY_ROOT, "constructs", name, "index.ts")))
  .sort();

const under = (folder: string) => ({
  types: `./dist/${folder}index.d.ts`,
  default: `./dist/${folder}index.js`,
});

test("every face of the library is an entry point, and nothing else is", () => {
  const entries = faces.map((name) => [`./${name}`, under(`${name}/`)]);

  expect(manifest.exports).toEqual({
    ".": under(""),
    ...Object.fromEntries(entries),
    "./package.json": "./package.json",
  });
});

test("TypeScript finds every entry point with the module resolution of the CDKTF template, too", () => {
  const entries = faces.map((name) => [name, [`./dist/${name}/index.d.ts`]]);

  expect(manifest.typesVersions).toEqual({ "*": Object.fromEntries(entries) });
  expect({ types: manifest.types, default: manifest.main }).toEqual(under(""));
});

test("nothing of ours runs when the package is installed", () => {
  const atInstall = ["preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare"];

  expect(Object.keys(manifest.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
});

test("the package needs nothing but constructs; cdktf and the providers are for the Terraform half", () => {
  const optional = Object.keys(manifest.peerDependenciesMeta);

  expect(manifest).not.toHaveProperty("dependencies");
  expect(Object.keys(manifest.peerDependencies).filter((name) => !optional.includes(name))).toEqual([
    "constructs",
  ]);
});
