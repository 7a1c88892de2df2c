/** Longer comparisons than this say only that the files differ. */
const PATIENCE_MS = 2_000;

/** Two states of one file; `undefined` where it does not exist. */
export interface FileDifference {
  /** Path to show. */
  readonly path: string;
  readonly onDisk: Buffer | undefined;
  readonly wanted: Buffer | undefined;
}

/**
 * The way from what is on disk to what the code says as a unified diff, which `patch -p0` can apply. Ends
 * with a newline. Files that are not text get one line.
 */
export async function unifiedDiff({ path, onDisk, wanted }: FileDifference): Promise<string> {
  const [before, after] = [textOf(onDisk), textOf(wanted)];
  if (before === undefined || after === undefined) return `Binary files differ: ${path}\n`;
  // Loaded here only: no other way through the program needs it.
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  const patch = createTwoFilesPatch(
    onDisk === undefined ? "/dev/null" : path,
    wanted === undefined ? "/dev/null" : path,
    before,
    after,
    onDisk === undefined ? undefined : "on disk",
    wanted === undefined ? undefined : "from the code",
    { context: 3, timeout: PATIENCE_MS, headerOptions: FILE_HEADERS_ONLY },
  );
  return patch ?? `Files differ too much to compare: ${path}\n`;
}

function textOf(content: Buffer | undefined): string | undefined {
  if (content === undefined) return "";
  const text = content.toString("utf8");
  return content.includes(0) || !Buffer.from(text, "utf8").equals(content) ? undefined : text;
}
