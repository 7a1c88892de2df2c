import { isIP } from "node:net";
import { parseArgs } from "node:util";

/** What the user asks for. */
export interface Request {
  readonly action: "serve" | "env" | "help";
  readonly port?: number;
  readonly state?: string;
  readonly host?: string;
  readonly reset: boolean;
  readonly log: boolean;
}

/** A command line that makes no sense, in words for the user. */
export interface UsageProblem {
  readonly usageProblem: string;
}

const OPTIONS = {
  port: { type: "string" },
  state: { type: "string" },
  host: { type: "string" },
  reset: { type: "boolean" },
  log: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Reads the arguments that follow the program's name. */
export function parseCommandLine(argv: readonly string[]): Request | UsageProblem {
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const { message } = error as Error;
    return { usageProblem: message.split(/\. (?:To|If)|\n/)[0]! };
  }
  const { values, positionals } = parsed;
  if (values.help) return { action: "help", reset: false, log: false };
  const unexpected = positionals.find((word, index) => index > 0 || word !== "env");
  if (unexpected !== undefined)
    return { usageProblem: `"${unexpected}" was not expected; the only command is env` };
  const action = positionals.length > 0 ? "env" : "serve";
  const { port, state, host, reset = false, log = false } = values;
  if (action === "env" && (reset || log))
    return { usageProblem: `--${reset ? "reset" : "log"} does not go with env` };
  if (port !== undefined && !isPort(port))
    return { usageProblem: `--port must be a number from 0 to 65535, got "${port}"` };
  if (state === "") return { usageProblem: "--state needs a value: --state DIR" };
  if (host !== undefined && host !== "localhost" && isIP(host) === 0)
    return { usageProblem: `--host must be an address of this machine like 127.0.0.1, got "${host}"` };
  return { action, port: port === undefined ? undefined : Number(port), state, host, reset, log };
}

/** npm keeps options that are not behind `--`, and would start a registry without them. */
export function optionKeptByNpm(
  environment: Readonly<Record<string, string | undefined>>,
): UsageProblem | undefined {
  if (environment["npm_lifecycle_event"] !== "local-registry") return undefined;
  const kept = ["port", "state", "host", "reset", "log"].find(
    (name) => environment[`npm_config_${name}`] !== undefined,
  );
  if (kept === undefined) return undefined;
  return {
    usageProblem: `npm kept --${kept} for itself; put -- before it: npm run local-registry -- --${kept}`,
  };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}
