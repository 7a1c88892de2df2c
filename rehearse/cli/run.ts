import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { openRehearsal } from "../open-rehearsal";
import { runSteps } from "../run-steps";
import type { StepResult } from "../run-steps";
import { ScratchFolder } from "../scratch-folder";
import { StepFailure } from "../step-failure";
import { tableText } from "../table";
import { findTools } from "../tools";
import type { Tools } from "../tools";
import { optionKeptByNpm, parseCommandLine } from "./command-line";
import type { Request } from "./command-line";
import { HELP } from "./help";
import type { Surroundings } from "./surroundings";

const EXIT_CODE = { done: 0, failed: 1, usage: 2, interrupted: 130, terminated: 143 } as const;

/** The program behind `npm run rehearse`; answers with the exit code. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { environment, print, scratch, signal, steps, warn } = surroundings;
  const names = steps.map(({ name }) => name);
  const request = optionKeptByNpm(environment) ?? parseCommandLine(argv, names);
  if ("usageProblem" in request) {
    warn(`rehearse: ${request.usageProblem}\nRun "npm run rehearse -- --help" for the options.\n`);
    return EXIT_CODE.usage;
  }
  if (request.action === "help") {
    print(HELP);
    return EXIT_CODE.done;
  }
  const problems = notReady(request, surroundings);
  const tools = findTools();
  if ("missing" in tools) problems.push(...tools.missing);
  for (const problem of problems) warn(`rehearse: ${problem}\n`);
  if ("missing" in tools || problems.length > 0) return EXIT_CODE.failed;
  const { from, keep } = request;
  const folder =
    from === undefined ? ScratchFolder.empty(scratch, keep) : ScratchFolder.before(from, scratch, keep);
  if (from !== undefined && keep) folder.forget(names.slice(names.indexOf(from)));
  try {
    return await rehearse(request, folder, tools, surroundings);
  } catch (error) {
    if (!signal.aborted) throw error;
    warn(`rehearse: interrupted; everything that was started is stopped\n`);
    return signal.reason === "SIGTERM" ? EXIT_CODE.terminated : EXIT_CODE.interrupted;
  } finally {
    folder.dispose();
    if (keep) print(`kept in ${folder.path}\n`);
  }
}

/** What stands in the way before anything is started. */
function notReady({ app, from }: Request, { scratch, steps, workingDirectory }: Surroundings): string[] {
  const problems: string[] = [];
  if (app !== undefined && !existsSync(resolve(workingDirectory, app)))
    problems.push(`there is no file ${app} to rehearse`);
  const found = ScratchFolder.keptSteps(scratch);
  const kept = steps.map(({ name }) => name).filter((name) => found.includes(name));
  if (from !== undefined && !kept.includes(from))
    problems.push(
      kept.length === 0
        ? `nothing was kept to begin with ${from}: run npm run rehearse -- --keep first`
        : `what was kept ended before ${from}: begin with one of ${kept.join(", ")}`,
    );
  return problems;
}

/** @throws whatever else than a StepFailure goes wrong */
async function rehearse(
  { app, from }: Request,
  folder: ScratchFolder,
  tools: Tools,
  surroundings: Surroundings,
): Promise<number> {
  const { defaultApp, print, signal, steps, warn, workingDirectory } = surroundings;
  const started = performance.now();
  const say = (line: string): void => print(`${line}\n`);
  const chosen = steps.slice(from === undefined ? 0 : steps.findIndex(({ name }) => name === from));
  let results: readonly StepResult[] = [];
  try {
    const opened = await openRehearsal({
      ...{ folder, tools, signal },
      app: app === undefined ? defaultApp : resolve(workingDirectory, app),
      say: (line) => say(`  ${line}`),
    });
    try {
      results = await runSteps(chosen, opened.rehearsal, { folder, signal, say, warn });
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (signal.aborted || !StepFailure.isStepFailure(error)) throw error;
    warn(`${error.output}rehearse: ${error.message}\n`);
    return EXIT_CODE.failed;
  }
  const ok = results.filter(({ verdict }) => verdict === "ok").length;
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  say(`\n${tableText(chosen, results)}\n${ok} of ${chosen.length} steps ok, in ${seconds} s`);
  return ok === chosen.length ? EXIT_CODE.done : EXIT_CODE.failed;
}
