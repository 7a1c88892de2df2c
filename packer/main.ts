import { join } from "node:path";
import { run } from "./cli/run";
import { writeText } from "./cli/standard-stream";
import type { Interruption } from "./cli/surroundings";

/** Replaces places in built code by places in the sources, in the text of a stack. */
type Locate = (stack: string) => Promise<string>;

/**
 * The entry of `npm run synth-packer`, and the only place of it that touches the process.
 */
export async function main(locate: Locate = (stack) => Promise.resolve(stack)): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    workingDirectory: process.cwd(),
    defaultFolder: join(__dirname, "out"),
    environment: process.env,
    print: (text) => writeText(1, text),
    warn: (text) => writeText(2, text),
    renderImages,
    watchForInterruption,
    describeBug: (error) => locate(stackOf(error)),
  });
}

/** Loads the images only when they are needed, and so that a mistake in them can be listed. */
async function renderImages() {
  const { PackerApp } = await import("../constructs/packer/packer-app");
  const { defineTemplates } = await import("./catalog");
  const app = new PackerApp();
  defineTemplates(app);
  return app.render();
}

function stackOf(error: unknown): string {
  const hasStack = typeof error === "object" && error !== null && "stack" in error;
  return String(hasStack ? error.stack : error);
}

function watchForInterruption(): Interruption {
  let signal: Interruption["signal"];
  const note = (name: NodeJS.Signals) => {
    signal = name === "SIGTERM" ? "SIGTERM" : "SIGINT";
  };
  process.on("SIGINT", note).on("SIGTERM", note);
  return {
    get signal() {
      return signal;
    },
    stop: () => void process.off("SIGINT", note).off("SIGTERM", note),
  };
}

if (require.main === module) void main();
