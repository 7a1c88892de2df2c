import { parseArgs } from "node:util";
import { nearestName } from "../../constructs/nearest-name";

/** What the user asks for. */
export interface Request {
  readonly action: "write" | "check" | "list" | "help";
  /** Folder as typed; `undefined` stands for the default one. */
  readonly out?: string;
  /** Names of the images to write; `undefined` stands for all. */
  readonly images?: readonly string[];
  readonly force: boolean;
}

/** A command line that makes no sense, in words for the user. */
export interface UsageProblem {
  readonly usageProblem: string;
}

const VALUE_NAMES: Readonly<Record<string, string>> = { out: "DIR", image: "NAME" };
const SWITCHES: readonly string[] = ["check", "force", "list", "help"];
const OPTIONS = [...Object.keys(VALUE_NAMES), ...SWITCHES];

/** Reads the arguments that follow the program's name. */
export function parseCommandLine(argv: readonly string[]): Request | UsageProblem {
  const switches = new Set<string>();
  const outs: string[] = [];
  const images: string[] = [];
  for (const token of tokensOf(argv)) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") return { usageProblem: unexpected(token.value) };
    const { name, rawName, value } = token;
    if (!OPTIONS.includes(name)) return { usageProblem: unknownOption(rawName) };
    if (SWITCHES.includes(name)) {
      if (value !== undefined) return { usageProblem: `${rawName} takes no value, got "${value}"` };
      switches.add(name);
    } else if (
      value === undefined ||
      value === "" ||
      (token.inlineValue === false && value.startsWith("-"))
    ) {
      return { usageProblem: `${rawName} needs a value: ${rawName} ${VALUE_NAMES[name]!}` };
    } else {
      (name === "out" ? outs : images).push(value);
    }
  }
  if (switches.has("help")) return { action: "help", force: false };
  if (outs.length > 1) return { usageProblem: `--out can be given once, got ${outs.join(" and ")}` };
  const exclusive = ["check", "force", "list"]
    .filter((name) => switches.has(name))
    .map((name) => `--${name}`);
  if (exclusive.length > 1) return { usageProblem: `${exclusive.join(" and ")} exclude each other` };
  return {
    action: switches.has("check") ? "check" : switches.has("list") ? "list" : "write",
    ...(outs[0] === undefined ? {} : { out: outs[0] }),
    ...(images.length === 0 ? {} : { images }),
    force: switches.has("force"),
  };
}

/**
 * The usage problem that npm makes when options are given to it instead of to us: without `--` before them it
 * keeps them, and `npm run synth-packer --check` would write.
 */
export function optionKeptByNpm(
  environment: Readonly<Record<string, string | undefined>>,
): UsageProblem | undefined {
  if (environment["npm_lifecycle_event"] !== "synth-packer") return undefined;
  // npm has a --force of its own and shows its own --help.
  const kept = ["out", "image", "check", "list"].find(
    (name) => environment[`npm_config_${name}`] !== undefined,
  );
  if (kept === undefined) return undefined;
  return {
    usageProblem: `npm kept --${kept} for itself; put -- before it: npm run synth-packer -- --${kept}`,
  };
}

function tokensOf(argv: readonly string[]) {
  const options = {
    out: { type: "string", multiple: true },
    image: { type: "string", multiple: true },
    check: { type: "boolean" },
    force: { type: "boolean" },
    list: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  } as const;
  return parseArgs({ args: [...argv], options, strict: false, tokens: true }).tokens;
}

function unknownOption(rawName: string): string {
  const nearest = nearestName(rawName, OPTIONS);
  const hint =
    nearest === undefined
      ? `the options are ${OPTIONS.map((name) => `--${name}`).join(", ")}`
      : `did you mean --${nearest}?`;
  return `there is no option ${rawName}; ${hint}`;
}

function unexpected(value: string): string {
  return `"${value}" was not expected; for one image write --image ${value}, for a folder --out ${value}`;
}
