import { resolve } from "node:path";
import { describeProblem, ImageError } from "../../constructs/errors";
import { nearestName } from "../../constructs/nearest-name";
import { OutputFolder } from "../../constructs/packer/output/output-folder";
import type { OutputReport } from "../../constructs/packer/output/output-report";
import type { RenderedImage } from "../../constructs/packer/output/rendered-file";
import { checkOutput } from "./check-output";
import { optionKeptByNpm, parseCommandLine, type Request } from "./command-line";
import { ExitCode } from "./exit-code";
import { HELP } from "./help";
import { counted, listText, reportText, shownFolder } from "./report";
import type { Interruption, Surroundings } from "./surroundings";

/** How long the program may work before it looks whether a signal came. */
const ATTENTION_MS = 10;

/**
 * The program behind `npm run synth-packer`: reads the arguments, does what they ask and answers with the
 * exit code. It never throws; what goes wrong is said on standard error.
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const request = optionKeptByNpm(surroundings.environment) ?? parseCommandLine(argv);
    if ("usageProblem" in request) return refuse(request.usageProblem, surroundings);
    if (request.action === "help") {
      surroundings.print(HELP);
      return ExitCode.DONE;
    }
    const images = await renderOrExplain(surroundings);
    return images === undefined ? ExitCode.NEEDS_YOU : await answer(request, images, surroundings);
  } catch (error) {
    if (ImageError.isImageError(error)) {
      for (const problem of error.problems) surroundings.warn(`synth-packer: ${describeProblem(problem)}\n`);
      return ExitCode.OUTPUT_FAILED;
    }
    surroundings.warn(
      `synth-packer: unexpected error, in the code of an image or in this program; if it is not yours, please report it:\n${await surroundings.describeBug(error)}\n`,
    );
    return ExitCode.BUG;
  }
}

/** The images, or `undefined` after every problem of the code has been listed. */
async function renderOrExplain(surroundings: Surroundings): Promise<readonly RenderedImage[] | undefined> {
  try {
    return await surroundings.renderImages();
  } catch (error) {
    if (!ImageError.isImageError(error)) throw error;
    const lines = error.problems.map((problem) => `  ${describeProblem(problem)}\n`);
    surroundings.warn(`${counted(lines.length, "problem")}, nothing was written:\n${lines.join("")}`);
    return undefined;
  }
}

async function answer(
  request: Request,
  images: readonly RenderedImage[],
  surroundings: Surroundings,
): Promise<number> {
  const names = images.map((image) => image.name);
  const unknown = request.images?.find((name) => !names.includes(name));
  if (unknown !== undefined) return refuse(unknownImage(unknown, names), surroundings);
  const chosen = images.filter((image) => request.images?.includes(image.name) ?? true);
  if (request.action === "list") {
    surroundings.print(listText(images));
    return ExitCode.DONE;
  }

  const { workingDirectory, defaultFolder } = surroundings;
  const folder = new OutputFolder(
    request.out === undefined ? defaultFolder : resolve(workingDirectory, request.out),
  );
  const shown = shownFolder(folder.path, workingDirectory);
  const options = { force: request.force, ...(request.images === undefined ? {} : { only: request.images }) };
  if (request.action === "check") {
    const { text, isEqual } = await checkOutput(folder, shown, images, options);
    surroundings.print(text);
    return isEqual ? ExitCode.DONE : ExitCode.NEEDS_YOU;
  }

  const interruption = surroundings.watchForInterruption();
  try {
    const report = await carryOut(folder.writeInSteps(images, options), interruption);
    if (report === undefined) {
      surroundings.warn("interrupted, nothing was changed\n");
      return interruption.signal === "SIGTERM" ? ExitCode.TERMINATED : ExitCode.INTERRUPTED;
    }
    surroundings.print(reportText(report, shown, chosen.length));
    return report.files.some((file) => file.outcome === "kept") ? ExitCode.NEEDS_YOU : ExitCode.DONE;
  } finally {
    interruption.stop();
  }
}

/** The report, or `undefined` when a signal ended the work; then nothing was changed. */
async function carryOut(
  steps: Generator<number, OutputReport, void>,
  interruption: Interruption,
): Promise<OutputReport | undefined> {
  let attentiveAt = Date.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (step.value === 0 && Date.now() - attentiveAt < ATTENTION_MS) continue;
    // Signals arrive only while the program waits.
    await new Promise((done) => (step.value > 0 ? setTimeout(done, step.value) : setImmediate(done)));
    attentiveAt = Date.now();
    if (interruption.signal === undefined) continue;
    // Runs the writer's own cleaning up; it has no result.
    for (let end = steps.return(undefined as never); end.done !== true; end = steps.next());
    return undefined;
  }
}

function refuse(usageProblem: string, surroundings: Surroundings): number {
  surroundings.warn(`synth-packer: ${usageProblem}\nRun "npm run synth-packer -- --help" for the options.\n`);
  return ExitCode.USAGE;
}

function unknownImage(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? "" : ` did you mean "${nearest}"?`;
  return `there is no image "${name}";${hint} the images are ${names.join(", ") || "none"}`;
}
