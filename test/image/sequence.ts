import { parse } from "@cdktf/hcl2json";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

/** By a piece of an inline step's text: what the proof calls it. */
const INLINE_STEPS: Readonly<Record<string, string>> = {
  "cloud-init status": "wait for cloud-init",
  "systemctl reboot": "restart",
  "waagent -force": "deprovision",
  "ufw --force": "firewall",
};

/** One shell step as the emitted template has it. */
export interface ShellStep {
  /** The script and what it is given, as "install-packages.sh PACKAGES=auditd". */
  readonly name: string;
  /** What Packer would upload. */
  readonly text: string;
  readonly executeCommand: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Exit codes with which the build goes on. */
  readonly validExitCodes: readonly number[];
}

/** The step that has Packer make a bill of materials. */
export interface BillStep {
  readonly executeCommand: string;
  readonly args: readonly string[];
}

/** What a template has its build do in the machine. */
export interface Sequence {
  readonly steps: readonly ShellStep[];
  /** Without it, there is none that Packer makes. */
  readonly bill?: BillStep;
}

interface BillBlock {
  readonly auto_generate?: boolean;
  readonly scanner_args?: readonly string[];
  readonly execute_command?: string;
}

interface ShellBlock {
  readonly inline?: readonly string[];
  readonly inline_shebang?: string;
  readonly script?: string;
  readonly execute_command: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly valid_exit_codes?: readonly number[];
}

/** What this reading of a template honours, or what changes nothing in a chroot. `continue_on_error` is neither. */
const KNOWN = [
  ...["inline", "inline_shebang", "script", "execute_command", "env", "use_env_var_file", "valid_exit_codes"],
  ...["expect_disconnect", "start_retry_timeout", "skip_clean", "timeout"],
];

/** The steps of the template at `path`, read back from its HCL in their order. */
export async function readSequence(path: string): Promise<Sequence> {
  const text = readFileSync(path, "utf8");
  const { build } = (await parse(path, text)) as {
    build: readonly { provisioner: Provisioners }[];
  };
  const { shell = [], "hcp-sbom": bills = [], ...others } = build[0]!.provisioner;
  const strange = Object.keys(others);
  if (strange.length > 0) throw new Error(`${path}: no way to run ${strange.join(", ")} in a chroot`);
  return {
    steps: numberSameNames(shell.map((block, n) => toStep(block, n, dirname(path)))),
    bill: bills.filter(({ auto_generate }) => auto_generate).map(toBill)[0],
  };
}

interface Provisioners {
  readonly shell?: readonly ShellBlock[];
  readonly "hcp-sbom"?: readonly BillBlock[];
}

function toBill({ execute_command = "", scanner_args = [] }: BillBlock): BillStep {
  return { executeCommand: unescape(execute_command), args: scanner_args.map(unescape) };
}

function toStep(block: ShellBlock, n: number, folder: string): ShellStep {
  const unknown = Object.keys(block).filter((option) => !KNOWN.includes(option));
  if (unknown.length > 0) throw new Error(`step ${n}: unknown options ${unknown.join(", ")}`);
  const { script, inline = [], inline_shebang = "/bin/sh -e", env = {} } = block;
  const file = script?.replace("${path.root}", folder);
  const lines = inline.map((line) => renderGoTemplate(unescape(line))).join("\n");
  const environment = Object.entries(env).map(
    ([name, value]) => [name, renderGoTemplate(unescape(value))] as const,
  );
  return {
    name:
      script === undefined
        ? inlineName(lines, n)
        : [basename(script), ...environment.map(assignment)].join(" "),
    text: file === undefined ? `#!${inline_shebang}\n${lines}\n` : readFileSync(file, "utf8"),
    executeCommand: unescape(block.execute_command),
    environment: Object.fromEntries(environment),
    validExitCodes: block.valid_exit_codes ?? [0],
  };
}

function assignment([name, value]: readonly [string, string]): string {
  return `${name}=${value.replaceAll("\n", ", ")}`;
}

/** hcl2json leaves HCL's escapes of template markers as they are. */
function unescape(text: string): string {
  return text.replace(/\$\$\{/g, "${").replace(/%%\{/g, "%{");
}

/** The one Go template that a literal needs: braces that are text. Another would be Packer's to render. */
function renderGoTemplate(text: string): string {
  const rendered = text.replace(/\{\{`\{\{`\}\}/g, "\u0000");
  if (rendered.includes("{{")) throw new Error(`a template that only Packer can render: ${text}`);
  return rendered.replaceAll("\u0000", "{{");
}

function inlineName(text: string, n: number): string {
  for (const [mark, name] of Object.entries(INLINE_STEPS)) if (text.includes(mark)) return name;
  return `inline step ${n + 1}`;
}

function numberSameNames(steps: readonly ShellStep[]): readonly ShellStep[] {
  const seen = new Map<string, number>();
  return steps.map((step) => {
    const times = (seen.get(step.name) ?? 0) + 1;
    seen.set(step.name, times);
    return times === 1 ? step : { ...step, name: `${step.name} (${times})` };
  });
}
