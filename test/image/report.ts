import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FAILING_RULES } from "./checks/failing-rules";
import type { ImageFindings } from "./findings";
import { rulesThat } from "./checks/scan";

export interface Report {
  readonly seconds: number;
  readonly images: readonly ImageFindings[];
  readonly problems: readonly string[];
}

/** Changes with what findings consist of: a report of another form has no figures to compare with. */
const FORM = 2;

/** Writes report.json and report.html, which also says what is other than in the report that was there. */
export function writeReport(folder: string, report: Report): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "report.json");
  const last = readReport(file);
  writeFileSync(file, `${JSON.stringify({ form: FORM, ...report }, undefined, 2)}\n`);
  writeFileSync(join(folder, "report.html"), toHtml(report, last));
}

function readReport(file: string): Report | undefined {
  if (!existsSync(file)) return undefined;
  const { form, ...report } = JSON.parse(readFileSync(file, "utf8")) as Report & { form?: number };
  return form === FORM ? report : undefined;
}

export function toHtml(report: Report, last?: Report): string {
  const verdict =
    report.problems.length === 0
      ? "<p>Everything holds.</p>"
      : `<ul>${report.problems.map((problem) => `<li>${escape(problem)}</li>`).join("")}</ul>`;
  const images = report.images.map((image) =>
    section(
      image,
      last?.images.find(({ name }) => name === image.name),
    ),
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What is inside the images</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin-bottom: 2rem }
td, th { border-bottom: 1px solid #ccc; padding: .3rem .5rem; text-align: left; overflow-wrap: anywhere }
</style>
<h1>What is inside the images</h1>
<p>${report.seconds} seconds${last === undefined ? "" : `, ${last.seconds} the last time`}.</p>
${verdict}
${images.join("\n")}
</html>
`;
}

function section(image: ImageFindings, last: ImageFindings | undefined): string {
  const passed = ({ openScap }: ImageFindings) => rulesThat(openScap, "pass").length;
  const failed = rulesThat(image.openScap, "fail", "error");
  const failedBefore = last && rulesThat(last.openScap, "fail", "error");
  const figures = (of: (image: ImageFindings) => number) => [of(image), last === undefined ? "-" : of(last)];
  const { cleanUp, faults } = image;
  return `<h2>${escape(image.name)}</h2>
${table(
  ["Figure", "Now", "Last run"],
  [
    [
      `CIS Ubuntu 22.04 L1 server: rules that pass, of ${Object.keys(image.openScap.rules).length}`,
      ...figures(passed),
    ],
    ["SSG score", ...figures(({ openScap }) => openScap.score)],
    ["lynis hardening index", ...figures(({ lynis }) => lynis.index)],
    [
      `packages in the bill of materials, of ${image.bill.installed}`,
      ...figures(({ bill }) => bill.installed - bill.missing.length),
    ],
    ["files that a second run changes", ...figures(({ changedBySecondRun }) => changedBySecondRun.length)],
    [
      `planted secrets that survive, of ${cleanUp.planted}`,
      ...figures((one) => one.cleanUp.survivors.length),
    ],
  ],
)}
<h3>Rules that fail, and why</h3>
${table(
  ["Rule", "Reason", "Since the last run"],
  failed.map((rule) => [
    rule,
    FAILING_RULES[rule] ?? "NO REASON GIVEN",
    failedBefore === undefined || failedBefore.includes(rule) ? "" : "new",
  ]),
)}
<h3>Clean-up</h3>
${table(
  ["Promise", "Holds"],
  Object.entries(cleanUp.promises).map(([promise, holds]) => [promise, holds ? "yes" : "NO"]),
)}
<h3>Injected faults</h3>
${table(
  ["What goes wrong", "Stops the build", "Says why"],
  Object.entries(faults).map(([fault, { stops, says }]) => [
    fault,
    stops ? "yes" : "NO",
    says ? "yes" : "NO",
  ]),
)}
<h3>Steps</h3>
${table(["Step", "Milliseconds"], Object.entries(image.milliseconds))}
<p>Not decided: ${escape(rulesThat(image.openScap, "unknown", "notchecked").join(", "))}.</p>`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const row = (cells: readonly (string | number)[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(String(cell))}</${tag}>`).join("")}</tr>`;
  return `<table>${row(head, "th")}${rows.map((cells) => row(cells, "td")).join("")}</table>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
