/*
 * What a guide shows of a file or of a program's output, and whether that is really there. `…` stands for what the guide
 * leaves out: a line of its own for any number of lines, within a line for any text.
 */

/** Each line of `shown` stands in `text`, in that order. What is before and behind it in its line may be more. */
export function linesInOrder(shown: string, text: string): void {
  const lines = text.split("\n");
  let from = 0;
  for (const line of meaningful(shown)) {
    const pattern = new RegExp(asPattern(line.trim()));
    const found = lines.findIndex((other, n) => n >= from && pattern.test(other));
    if (found < 0) throw new Error(`not found: ${line}\nin\n${lines.slice(from).join("\n")}`);
    from = found + 1;
  }
}

/** The lines of `shown` stand in `text` as they are, one below the other, indented as they are to each other. */
export function excerptOf(shown: string, text: string): void {
  const lines = text.split("\n");
  let from = 0;
  for (const part of shown.split(/^ *(?:# )?…\n?/m)) {
    const wanted = dedented(part.replace(/\n$/, "").split("\n"));
    if (wanted.join("") === "") continue;
    const patterns = wanted.map((line) => new RegExp(`^${asPattern(line)}$`));
    const found = lines.findIndex((_, n) => n >= from && isAt(lines.slice(n, n + wanted.length), patterns));
    if (found < 0) throw new Error(`not found:\n${wanted.join("\n")}\nin\n${lines.slice(from).join("\n")}`);
    from = found + wanted.length;
  }
}

function isAt(lines: readonly string[], patterns: readonly RegExp[]): boolean {
  const here = dedented(lines);
  return patterns.every((pattern, n) => pattern.test(here[n] ?? "\0"));
}

function dedented(lines: readonly string[]): readonly string[] {
  const depths = lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)![0].length);
  const depth = Math.min(...depths);
  return lines.map((line) => line.slice(depth));
}

function meaningful(text: string): readonly string[] {
  return text.split("\n").filter((line) => !["", "…"].includes(line.trim()));
}

function asPattern(line: string): string {
  return line
    .split("…")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
}
