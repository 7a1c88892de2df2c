import { join } from "node:path";
import type { OutputFolder } from "../../constructs/packer/output/output-folder";
import type { OutputOptions, PlannedFile } from "../../constructs/packer/output/output-plan";
import type { RenderedImage } from "../../constructs/packer/output/rendered-file";
import { counted, line } from "./report";
import { unifiedDiff } from "./unified-diff";

/** What `--check` found. */
export interface CheckResult {
  readonly text: string;
  readonly isEqual: boolean;
}

/**
 * Compares the folder with what the code says and writes nothing at all. Each difference is a line, then its
 * unified diff.
 *
 * @param shown the folder as the user knows it
 * @throws ImageError when the folder can not be read
 */
export async function checkOutput(
  folder: OutputFolder,
  shown: string,
  images: readonly RenderedImage[],
  options: OutputOptions,
): Promise<CheckResult> {
  const { files } = folder.plan(images, options);
  const differences = files.filter((file) => file.action !== "unchanged");
  const parts: string[] = [];
  for (const file of differences) parts.push(await describe(file, folder, shown));
  const equal = counted(files.length - differences.length, "file");
  const summary =
    differences.length === 0
      ? `${shown}: ${equal}, all as the code says`
      : `${shown}: ${counted(differences.length, "difference")}, ${equal} as the code says; nothing was written`;
  return { text: `${parts.join("")}${summary}\n`, isEqual: differences.length === 0 };
}

async function describe(file: PlannedFile, folder: OutputFolder, shown: string): Promise<string> {
  const { path } = file;
  if (file.action === "conflict") {
    return `${line("in the way", `${file.obstacle} (${file.reason}; needed: ${path})`)}\n`;
  }
  const onDisk = folder.currentContent(path);
  const content = "content" in file ? file.content : undefined;
  const wanted = content === undefined ? undefined : Buffer.from(content);
  const word = onDisk === undefined ? "missing" : wanted === undefined ? "not needed" : "differs";
  const why = file.action === "keep" ? ` (${file.reason})` : "";
  return `${line(word, `${path}${why}`)}\n${await unifiedDiff({ path: join(shown, path), onDisk, wanted })}`;
}
