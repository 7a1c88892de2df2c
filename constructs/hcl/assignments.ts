/**
 * Lines of `name = value` in the form that `packer fmt` leaves alone: the `=` of neighbours stand in one
 * column, and a value of several lines, a comment or a blank line ends the neighbourhood.
 */
export class Assignments {
  private readonly lines: string[] = [];
  private neighbours: { readonly name: string; readonly value: readonly string[] }[] = [];

  constructor(readonly indent: string) {}

  /** @param value its lines, the first without indentation */
  add(name: string, value: readonly string[]): void {
    // To the formatter, all of a heredoc is one token on the line where it opens.
    const standsAlone = value.length > 1 && !value[0]!.startsWith("<<");
    if (standsAlone) this.align();
    this.neighbours.push({ name, value });
    if (standsAlone) this.align();
  }

  /** Lines that stand between, as they are. */
  interrupt(lines: readonly string[]): void {
    this.align();
    for (const line of lines) this.lines.push(line);
  }

  /** All lines in their final form. */
  finish(): readonly string[] {
    this.align();
    return this.lines;
  }

  private align(): void {
    let width = 0;
    for (const { name } of this.neighbours) width = Math.max(width, name.length);
    for (const { name, value } of this.neighbours) {
      this.lines.push(`${this.indent}${name.padEnd(width)} = ${value[0]}`);
      for (let n = 1; n < value.length; n++) this.lines.push(value[n]!);
    }
    this.neighbours = [];
  }
}
