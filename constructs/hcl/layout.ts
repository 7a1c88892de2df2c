import { Assignments } from "./assignments";

/** A list or call longer than this is easier to read with one element a line. */
const WIDTH = 80;

/** A heredoc begins: its lines are data, and its end marker stands where its author put it. */
const HEREDOC = /<<-?[\w-]+\r?\n/;

/** How a value is laid out, before it is known how deep it will stand. */
export interface Layout {
  /** All of it on one line, as it stands inside a call, a template or another one-line value. */
  readonly flat: string;

  /** Its lines, the first without indentation, to follow the `=`. Only where one line is not the better form. */
  readonly tall?: (indent: string) => readonly string[];
}

/** `layout` as lines: the first without indentation. */
export function linesOf(layout: Layout, indent: string): readonly string[] {
  return layout.tall?.(indent) ?? [layout.flat];
}

/** Text that is what it is. It holds a line break only where raw HCL does. */
export function textLayout(flat: string): Layout {
  if (!flat.includes("\n")) return { flat };
  if (HEREDOC.test(flat)) return { flat, tall: () => flat.split("\n") };
  return {
    flat,
    tall: (indent) => flat.split("\n").map((line, n) => (n === 0 || line === "" ? line : indent + line)),
  };
}

/** `[a, b]`: over several lines when it is long, or when an item is. */
export function listLayout(items: readonly Layout[]): Layout {
  const flat = `[${items.map((item) => item.flat).join(", ")}]`;
  if (flat.length <= WIDTH && !items.some((item) => item.tall)) return { flat };
  return { flat, tall: (indent) => elementLines("[", items, "]", indent) };
}

/** `name(a, b)`: over several lines when it is long. */
export function callLayout(name: string, args: readonly Layout[]): Layout {
  const flat = `${name}(${args.map((arg) => arg.flat).join(", ")})`;
  if (args.length === 0 || (flat.length <= WIDTH && !flat.includes("\n"))) return { flat };
  return { flat, tall: (indent) => elementLines(`${name}(`, args, ")", indent) };
}

/** `{ key = value }`: one entry a line. */
export function mapLayout(entries: readonly (readonly [key: string, value: Layout])[]): Layout {
  if (entries.length === 0) return { flat: "{}" };
  const flat = `{ ${entries.map(([key, value]) => `${key} = ${value.flat}`).join(", ")} }`;
  return {
    flat,
    tall: (indent) => {
      const inner = new Assignments(`${indent}  `);
      for (const [key, value] of entries) inner.add(key, linesOf(value, inner.indent));
      return ["{", ...inner.finish(), `${indent}}`];
    },
  };
}

function elementLines(
  open: string,
  elements: readonly Layout[],
  close: string,
  indent: string,
): readonly string[] {
  const inner = `${indent}  `;
  const lines = [open];
  for (const element of elements) {
    const [first = "", ...rest] = linesOf(element, inner);
    lines.push(inner + first);
    for (const line of rest) lines.push(line);
    lines.push(`${lines.pop()},`);
  }
  lines.push(indent + close);
  return lines;
}
