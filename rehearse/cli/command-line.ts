import { parseArgs } from "node:util";
import { nearestName } from "../../constructs/nearest-name";

/** What the user asks for. */
export interface Request {
  readonly action: "rehearse" | "help";
  readonly keep: boolean;
  /** The step to begin with. */
  readonly from?: string;
  /** The app to rehearse, as typed. */
  readonly app?: string;
}

/** A command line that makes no sense, in words for the user. */
export interface UsageProblem {
  readonly usageProblem: string;
}

const OPTIONS = {
  keep: { type: "boolean" },
  from: { type: "string" },
  app: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/**
 * Reads the arguments that follow the program's name.
 *
 * @param steps the names that `--from` can take
 */
export function parseCommandLine(argv: readonly string[], steps: readonly string[]): Request | UsageProblem {
  let values;
  try {
    values = parseArgs({ args: [...argv], options: OPTIONS }).values;
  } catch (error) {
    const { message } = error as Error;
    return { usageProblem: message.split(/\. (?:To|If|This)|\n/)[0]! };
  }
  const { help = false, keep = false, from, app } = values;
  if (help) return { action: "help", keep };
  if (app === "") return { usageProblem: "--app needs a value: --app FILE" };
  if (from !== undefined && !steps.includes(from)) return { usageProblem: unknownStep(from, steps) };
  return { action: "rehearse", keep, from, app };
}

/** npm keeps options that are not behind `--`, and would rehearse without them. */
export function optionKeptByNpm(
  environment: Readonly<Record<string, string | undefined>>,
): UsageProblem | undefined {
  if (environment["npm_lifecycle_event"] !== "rehearse") return undefined;
  const kept = ["keep", "from", "app"].find((name) => environment[`npm_config_${name}`] !== undefined);
  if (kept === undefined) return undefined;
  return { usageProblem: `npm kept --${kept} for itself; put -- before it: npm run rehearse -- --${kept}` };
}

function unknownStep(from: string, steps: readonly string[]): string {
  const near = nearestName(from, steps);
  const hint = near === undefined ? "" : ` did you mean "${near}"?`;
  return `there is no step "${from}";${hint} the steps are ${steps.join(", ")}`;
}
