/** `npm run packer:validate [-- DIR]`: judges every image folder below DIR (`packer/out`) with the real Packer. */
import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { templateFiles } from "./azure-arm-sources";
import { buildPacker, findPacker, type PackerTool } from "./packer";
import { BUILT_PLUGINS, buildPlugin } from "./packer-plugins";
import { requiredPlugins } from "./required-plugins";
import { REPOSITORY_ROOT } from "./tool-cache";
import { validateFolder, type Validation } from "./validate-folder";

/** The folders that hold a template, `folder` itself included: each is one Packer configuration. */
function imageFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
    .flatMap((entry) => imageFolders(join(folder, entry.name)));
  return templateFiles(folder).length > 0 ? [folder, ...below] : below;
}

/** Builds the plugins that a template asks for and that can be built here; without Go, says so and goes on (in CI, fails). */
async function buildWhatIsRequired(packer: PackerTool, folders: readonly string[]): Promise<PackerTool> {
  const required = await Promise.all(folders.map((folder) => requiredPlugins(packer, folder)));
  const missing = required.flatMap(({ plugins }) =>
    plugins.filter(({ installed }) => installed === undefined),
  );
  const buildable = BUILT_PLUGINS.filter((name) => missing.some((plugin) => plugin.name === name));
  for (const name of buildable) {
    try {
      buildPlugin(name);
    } catch (error) {
      if (process.env.CI) throw error;
      console.warn(`the ${name} plugin could not be built: ${String(error)}`);
    }
  }
  return buildable.length > 0 ? (findPacker() ?? packer) : packer;
}

function report(validation: Validation): void {
  console.log(validation.summary);
  for (const problem of validation.problems) console.error(problem.replace(/^/gm, "  "));
}

async function main(): Promise<number> {
  const root = resolve(process.argv[2] ?? join(REPOSITORY_ROOT, "packer", "out"));
  const folders = imageFolders(root).sort();
  if (folders.length === 0) {
    console.error(`no .pkr.hcl below ${root}: \`npm run synth-packer\` writes them`);
    return 1;
  }
  const packer = await buildWhatIsRequired(buildPacker(), folders);
  const validations: Validation[] = [];
  for (const folder of folders) {
    const validation = await validateFolder(packer, folder, { name: relative(root, folder) || "." });
    report(validation);
    validations.push(validation);
  }
  const failed = validations.filter(({ valid }) => !valid).length;
  const full = validations.filter(({ valid, depth }) => valid && depth === "full").length;
  const syntax = validations.length - failed - full;
  console.log(`${full} validated, ${syntax} syntax only, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
