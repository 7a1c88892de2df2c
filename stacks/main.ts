import { join } from "node:path";

/** The variable that limits what is written to some environments, with commas between. */
const SELECTION = "GOLDEN_IMAGE_ENVIRONMENTS";

/**
 * The entry of `npx cdktf synth`, and the only place of the stacks that touches the process. Everything is loaded
 * within, so that a mistake in the table can be listed like any other.
 */
async function main(): Promise<void> {
  const { ImageError } = await import("../constructs/errors");
  try {
    const { App } = await import("cdktf");
    const { environments } = await import("./environments");
    const { selectEnvironments } = await import("./check-environments");
    const { defineStacks } = await import("./define-stacks");
    // The project's own folder, wherever this is started from; `cdktf` names the same.
    const app = new App({ outdir: process.env["CDKTF_OUTDIR"] ?? join(__dirname, "..", "cdktf.out") });
    defineStacks(app, selectEnvironments(environments, process.env[SELECTION]));
    app.synth();
  } catch (error) {
    if (!ImageError.isImageError(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

void main();
