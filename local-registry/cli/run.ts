import { resolve } from "node:path";
import { startRegistry } from "../registry-server";
import { StateFolder } from "../state-folder";
import { StateError } from "../store/state-error";
import { optionKeptByNpm, parseCommandLine, type Request } from "./command-line";
import { environmentText } from "./environment-text";
import { DEFAULT_PORT, HELP } from "./help";

export const EXIT_CODE = { done: 0, failed: 1, usage: 2 } as const;

/** What the program touches. */
export interface Surroundings {
  readonly workingDirectory: string;
  readonly defaultState: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** Resolves when somebody wants the program to end. */
  readonly untilStopped: () => Promise<unknown>;
}

/** The program behind `npm run local-registry`; answers with the exit code. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const request = optionKeptByNpm(surroundings.environment) ?? parseCommandLine(argv);
  if ("usageProblem" in request) {
    surroundings.warn(
      `local-registry: ${request.usageProblem}\nRun "npm run local-registry -- --help" for the options.\n`,
    );
    return EXIT_CODE.usage;
  }
  try {
    return await carryOut(request, surroundings);
  } catch (error) {
    const problem = problemIn(error, request);
    if (problem === undefined) throw error;
    surroundings.warn(`local-registry: ${problem}\n`);
    return EXIT_CODE.failed;
  }
}

async function carryOut(request: Request, surroundings: Surroundings): Promise<number> {
  const { workingDirectory, defaultState, print } = surroundings;
  const path = request.state === undefined ? defaultState : resolve(workingDirectory, request.state);
  if (request.action === "help") print(HELP);
  else if (request.action === "env") print(environmentText(environmentOf(request, path)));
  else await serve(request, path, surroundings);
  return EXIT_CODE.done;
}

function environmentOf({ port, host = "127.0.0.1" }: Request, path: string): Record<string, string> {
  const folder = new StateFolder(path);
  const address = port === undefined ? folder.lastAddress : undefined;
  return folder.clientEnvironment(address ?? `${host}:${port ?? DEFAULT_PORT}`);
}

async function serve(request: Request, path: string, surroundings: Surroundings): Promise<void> {
  const { print, untilStopped } = surroundings;
  if (request.reset) new StateFolder(path).reset();
  const stopped = untilStopped();
  const server = await startRegistry({
    stateFolder: path,
    port: request.port ?? DEFAULT_PORT,
    host: request.host,
    log: request.log ? (line) => print(`${line}\n`) : undefined,
  });
  const option = request.state === undefined ? "" : ` --state '${path.replace(/'/g, `'\\''`)}'`;
  print(`local HCP Packer registry on ${server.url}, kept in ${path}\n`);
  print(`  for Packer and Terraform: eval "$(npm run -s local-registry -- env${option})"\n`);
  print(`  to look at it:            ${server.url}/?token=${server.token}\n`);
  await stopped;
  await server.stop();
  print("stopped\n");
}

/** What a user can do something about, in words; `undefined` for a mistake of this program. */
function problemIn(error: unknown, { port, host }: Request): string | undefined {
  if (StateError.isStateError(error)) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE")
    return `port ${port ?? DEFAULT_PORT} is taken: stop what uses it, or choose another with --port`;
  if (code === "EADDRNOTAVAIL") return `${host} is not an address of this machine: see --host`;
  return code !== undefined && /^E[A-Z]+$/.test(code) ? message : undefined;
}
