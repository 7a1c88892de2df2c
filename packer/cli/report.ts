import { isAbsolute, relative } from "node:path";
import { catalogEntries } from "../../constructs/packer/output/catalog";
import type { FileOutcome, OutputReport } from "../../constructs/packer/output/output-report";
import type { RenderedImage } from "../../constructs/packer/output/rendered-file";

const OUTCOMES: readonly FileOutcome[] = ["written", "unchanged", "removed", "kept"];

/** A folder as a user would type it: relative where it is below the working directory. */
export function shownFolder(folder: string, workingDirectory: string): string {
  const path = relative(workingDirectory, folder);
  if (path === "") return ".";
  return path === ".." || path.startsWith("../") || isAbsolute(path) ? folder : path;
}

/** A line per file, then one that sums up. */
export function reportText(report: OutputReport, folder: string, imageCount: number): string {
  const lines = report.files.map(({ path, outcome, reason }) =>
    line(outcome, reason === undefined ? path : `${path} (${reason}; --force overrides)`),
  );
  const counts = OUTCOMES.map((outcome) => {
    const count = report.files.filter((file) => file.outcome === outcome).length;
    return count > 0 ? `${count} ${outcome}` : "";
  });
  const summary = `${folder}: ${counted(imageCount, "image")}, files: ${counts.filter(Boolean).join(", ")}`;
  return `${[...lines, summary].join("\n")}\n`;
}

/** The images in build order as a table. */
export function listText(images: readonly RenderedImage[]): string {
  const rows = catalogEntries(images).map(({ stage, name, parent, channel, regions }) => [
    String(stage),
    name,
    parent === null ? "-" : `${parent}${channel === null ? "" : `:${channel}`}`,
    regions.join(",") || "-",
  ]);
  const table = [["STAGE", "IMAGE", "BUILT FROM", "REGIONS"], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]!.length)));
  return table
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`)
    .join("");
}

/** One line of a report: a word that says what, then what it is about. */
export function line(word: string, rest: string): string {
  return `${word.padEnd(10)} ${rest}`;
}

/** `1 image`, `2 images`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
