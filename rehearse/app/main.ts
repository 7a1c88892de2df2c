import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WANTED_FILE } from "./contract";
import type { Wanted } from "./contract";

/** The entry of the app that is rehearsed; contract.ts says how it is started. */
async function main([action, folder]: readonly string[]): Promise<void> {
  const { ImageError } = await import("../../constructs/errors");
  try {
    await (action === "templates" && folder !== undefined ? writeTemplates(folder) : writeStacks());
  } catch (error) {
    if (!ImageError.isImageError(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function writeStacks(): Promise<void> {
  const { App } = await import("cdktf");
  const { defineStacks } = await import("./stacks");
  const app = new App();
  const wanted = JSON.parse(readFileSync(WANTED_FILE, "utf8")) as Wanted;
  defineStacks(app, wanted, process.env["HCP_PROJECT_ID"]);
  app.synth();
}

/** Without cdktf: the Packer half does not need it. */
async function writeTemplates(folder: string): Promise<void> {
  const { PackerApp } = await import("../../constructs/packer");
  const { FILES, GALLERY_VERSIONS } = await import("./images");
  const { defineTemplates } = await import("./templates");
  for (const [variant, images] of Object.entries({ files: FILES, azure: GALLERY_VERSIONS })) {
    const app = new PackerApp();
    defineTemplates(app, images);
    app.synth(join(folder, variant));
  }
}

void main(process.argv.slice(2));
