// `npm run docs:reference`: writes docs/reference/ from the docstrings, by TypeDoc; with `--check` it fails where what is there
// is not that. A docstring that is missing, a link that leads nowhere, and a type that is used but not exported are errors.
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Application } from "typedoc";
import { root } from "./pack.mjs";

const made = join(root, ".cache", "reference");
const reference = join(root, "docs", "reference");
const FACES = ["index", "image/index", "packer/index", "hcp/index", "azure/index", "hcl/index"];

const app = await Application.bootstrapWithPlugins({
  entryPoints: FACES.map((face) => join(root, "constructs", `${face}.ts`)),
  tsconfig: join(root, "release", "tsconfig.reference.json"),
  plugin: ["typedoc-plugin-markdown"],
  out: made,
  readme: "none",
  excludeInternal: true,
  excludePrivate: true,
  disableSources: true,
  validation: { notExported: true, invalidLink: true, rewrittenLink: true, notDocumented: true },
  intentionallyNotDocumented: undocumented(),
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
});
const project = await app.convert();
if (project !== undefined) app.validate(project);
if (project === undefined || app.logger.hasErrors() || app.logger.hasWarnings()) {
  process.exitCode = 1;
} else {
  rmSync(made, { recursive: true, force: true });
  await app.generateOutputs(project);
  if (process.argv.includes("--check")) check();
  else replace();
}

function check() {
  const [wanted, found] = [filesIn(made), filesIn(reference)];
  const stale = [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (path) => wanted.get(path) !== found.get(path),
  );
  if (stale.length === 0) return;
  console.error(
    `docs/reference is not what the docstrings say: \`npm run docs:reference\` (${stale.slice(0, 5).join(", ")})`,
  );
  process.exitCode = 1;
}

function replace() {
  rmSync(reference, { recursive: true, force: true });
  cpSync(made, reference, { recursive: true });
}

/** The text of every file by its path, as far as the folder is there. */
function filesIn(folder) {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

/** Names that say it all: regions by their own name, and members of types that are documented one by one. */
function undocumented() {
  const source = readFileSync(join(root, "constructs", "image", "azure-region.ts"), "utf8");
  const regions = [...source.matchAll(/static readonly ([A-Z0-9_]+) =/g)].map(([, name]) => name);
  return [
    ...regions.map((name) => `index.AzureRegion.${name}`),
    ...["key", "kms", "keyless"].map((name) => `index.ProvenanceSigning.__type.${name}`),
    "index.ProvisionerStep.bill.__type.name",
  ];
}
