import { join } from "node:path";
import { run } from "./cli/run";

/** The entry of `npm run local-registry`, and the only place of it that touches the process. */
async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    workingDirectory: process.cwd(),
    defaultState: join(__dirname, "..", ".cache", "local-registry"),
    environment: process.env,
    print: (text) => process.stdout.write(text),
    warn: (text) => process.stderr.write(text),
    untilStopped,
  });
}

/** The first signal lets requests finish; the second ends the program. */
function untilStopped(): Promise<unknown> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
}

void main();
