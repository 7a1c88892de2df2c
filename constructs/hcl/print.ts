import { Problems } from "../errors";
import { Assignments } from "./assignments";
import { Attribute, Block, Body, Group, isShared } from "./body";
import { linesOf } from "./layout";
import { Literals, Refusal } from "./literals";
import { MAX_DEPTH, ValuePrinter } from "./print-value";
import { heredoc, isIdentifier, visible } from "./quote";

/**
 * `body` as text in the form that `packer fmt` leaves alone: two spaces a level, the `=` of neighbouring
 * one-line attributes aligned, a blank line around every block and group.
 *
 * A value that cannot be written (NaN, a date, a lone surrogate, a CDKTF token ...) is noted in `problems`
 * with its place, and the text is then not for use.
 */
export function printBody(body: Body, problems: Problems): string {
  const file = { indent: "", place: "", attributes: new Set<string>(), depth: 0 };
  const lines = new BodyPrinter(problems).lines(body, file);
  return lines.length === 0 ? "" : lines.join("\n") + "\n";
}

const TOO_DEEP: Refusal = {
  code: "hcl-cycle",
  rule: `is nested deeper than ${MAX_DEPTH} levels`,
  fix: "take blocks out of one another",
};
const SET_TWICE: Refusal = {
  code: "hcl-duplicate",
  rule: "is set twice in one block",
  fix: "keep one of the two",
};
const BAD_NAME: Refusal = {
  code: "hcl-name",
  rule: "must be named by letters, digits, _ and -, not starting with a digit",
  fix: 'use a name such as "image_name"',
};

/** Whatever HCL, an editor or a terminal may take for the end of a line, and so of a comment. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** Where a body stands. The groups of a body share its scope: HCL does not know them. */
interface Scope {
  readonly indent: string;
  /** As a reader would name it, for messages: `source "azure-arm" "web"`. */
  readonly place: string;
  /** The names that are taken. */
  readonly attributes: Set<string>;
  readonly depth: number;
}

/** What a shared item prints as, and the names that it takes in the body where it stands. */
interface Printed {
  readonly indent: string;
  readonly attributes: ReadonlySet<string>;
  readonly lines: readonly string[];
}

const PRINTED = new WeakMap<Block | Group, Printed>();

class BodyPrinter {
  private readonly values: ValuePrinter;

  private readonly literals: Literals;

  constructor(private readonly problems: Problems) {
    this.literals = new Literals(problems);
    this.values = new ValuePrinter(this.literals);
  }

  lines(body: Body, scope: Scope): readonly string[] {
    if (scope.depth > MAX_DEPTH) {
      this.literals.refuse(scope.place || "body", TOO_DEEP);
      return [];
    }
    const lines: string[] = [];
    const addParagraph = (paragraph: readonly string[]) => {
      if (lines.length > 0 && paragraph.length > 0) lines.push("");
      for (const line of paragraph) lines.push(line);
    };
    let neighbours: Attribute[] = [];
    for (const item of body) {
      if (item.kind === "attribute") {
        neighbours.push(item);
        continue;
      }
      addParagraph(this.attributeLines(neighbours, scope));
      neighbours = [];
      addParagraph(isShared(item) ? this.sharedLines(item, scope) : this.itemLines(item, scope));
    }
    addParagraph(this.attributeLines(neighbours, scope));
    return lines;
  }

  /** A block or a group, with its comment; nothing for an empty group. */
  private itemLines(item: Block | Group, scope: Scope): readonly string[] {
    const inner =
      item.kind === "block"
        ? this.blockLines(item, scope)
        : this.lines(item.body, { ...scope, depth: scope.depth + 1 });
    return inner.length === 0 ? [] : [...this.commentLines(item.comment, scope), ...inner];
  }

  /** The lines of an item that is the same everywhere. A name that it sets in this scope is taken all the same. */
  private sharedLines(item: Block | Group, scope: Scope): readonly string[] {
    const known = PRINTED.get(item);
    if (known?.indent === scope.indent) {
      for (const name of known.attributes) this.take(name, scope);
      return known.lines;
    }
    const attributes = new Set<string>();
    const problemsBefore = this.problems.all.length;
    const lines = this.itemLines(item, { ...scope, attributes });
    for (const name of attributes) this.take(name, scope);
    if (this.problems.all.length === problemsBefore)
      PRINTED.set(item, { indent: scope.indent, attributes, lines });
    return lines;
  }

  private take(name: string, { place, attributes }: Scope): void {
    if (attributes.has(name)) this.literals.refuse(join(place, name), SET_TWICE);
    attributes.add(name);
  }

  private blockLines({ type, labels, body }: Block, { indent, place, depth }: Scope): readonly string[] {
    const here = join(place, [type, ...labels.map((label) => `"${label}"`)].join(" "));
    this.checkName(type, here);
    const head = indent + [type, ...labels.map((label) => this.values.string(label, here))].join(" ");
    const inner = { indent: `${indent}  `, place: here, attributes: new Set<string>(), depth: depth + 1 };
    const lines = this.lines(body, inner);
    return lines.length === 0 ? [`${head} {}`] : [`${head} {`, ...lines, `${indent}}`];
  }

  private attributeLines(attributes: readonly Attribute[], scope: Scope): readonly string[] {
    const assignments = new Assignments(scope.indent);
    for (const { name, value, comment } of attributes) {
      const here = join(scope.place, name);
      this.checkName(name, here);
      this.take(name, scope);
      const above = this.commentLines(comment, scope);
      if (above.length > 0) assignments.interrupt(above);
      const layout = this.values.layout(value, here);
      const long = typeof value === "string" ? heredoc(value) : undefined;
      assignments.add(name, long ?? linesOf(layout, scope.indent));
    }
    return assignments.finish();
  }

  /** A comment can not end early: every line of it gets its own mark, and nothing in it is invisible. */
  private commentLines(comment: string | undefined, { indent, place }: Scope): readonly string[] {
    if (comment === undefined || comment.trim() === "") return [];
    this.literals.checkString(comment, `${place} comment`.trimStart());
    const lines = comment.normalize("NFC").trim().split(LINE_BREAK);
    return lines.map((line) => `${indent}# ${visible(line.trimEnd())}`.trimEnd());
  }

  private checkName(name: string, place: string): void {
    if (!isIdentifier(name)) this.literals.refuse(place, BAD_NAME, name);
  }
}

function join(place: string, name: string): string {
  return place === "" ? name : `${place}.${name}`;
}
