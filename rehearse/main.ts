import { join } from "node:path";
import { run } from "./cli/run";
import { STEPS } from "./steps";

/** The entry of `npm run rehearse`, and the only place of it that touches the process. */
async function main(): Promise<void> {
  const abort = new AbortController();
  // Not once: Ctrl-C comes from the terminal, and from tsx again.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => abort.abort(signal));
  process.exitCode = await run(process.argv.slice(2), {
    workingDirectory: process.cwd(),
    environment: process.env,
    scratch: join(__dirname, "..", ".cache", "rehearse"),
    defaultApp: join(__dirname, "app", "main.ts"),
    steps: STEPS,
    print: (text) => process.stdout.write(text),
    warn: (text) => process.stderr.write(text),
    signal: abort.signal,
  });
}

void main();
