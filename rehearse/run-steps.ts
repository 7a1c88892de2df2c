import type { ScratchFolder } from "./scratch-folder";
import type { Rehearsal, Step } from "./step";
import { StepFailure } from "./step-failure";

/** How one step ended. */
export interface StepResult {
  readonly name: string;
  readonly verdict: "ok" | "FAILED";
  /** What was found, or what was expected instead. */
  readonly found: string;
  readonly seconds: number;
}

/** What steps are run with. */
export interface RunOptions {
  readonly folder: ScratchFolder;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Gets what a program printed that failed. */
  readonly warn: (text: string) => void;
}

/**
 * Runs `steps` in order, up to the first that fails.
 *
 * @throws whatever else than a StepFailure goes wrong, an interruption for one
 */
export async function runSteps(
  steps: readonly Step[],
  rehearsal: Rehearsal,
  options: RunOptions,
): Promise<StepResult[]> {
  const { folder, signal, say, warn } = options;
  const results: StepResult[] = [];
  for (const step of steps) {
    signal.throwIfAborted();
    folder.keepBefore(step.name);
    say(`${step.name}: ${step.does}`);
    const started = performance.now();
    const end = (verdict: StepResult["verdict"], found: string): void => {
      say(`  ${verdict}: ${found}`);
      results.push({ name: step.name, verdict, found, seconds: (performance.now() - started) / 1_000 });
    };
    try {
      end("ok", await step.run(rehearsal));
    } catch (error) {
      if (signal.aborted || !StepFailure.isStepFailure(error)) throw error;
      if (error.output !== "") warn(lastLines(error.output));
      end("FAILED", error.message);
      return results;
    }
  }
  return results;
}

const SHOWN_LINES = 40;

/** The end of what a program printed: what went wrong stands there. */
function lastLines(text: string): string {
  const lines = text.trimEnd().split("\n");
  return `${lines.slice(-SHOWN_LINES).join("\n")}\n`;
}
