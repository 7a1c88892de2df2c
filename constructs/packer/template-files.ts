import { readFileSync, statSync } from "node:fs";
import { basename, isAbsolute } from "node:path";
import { Problems } from "../errors";
import { HclTemplate, reference, template } from "../hcl/value";

/** A file that a template carries in its folder. */
export interface TemplateFile {
  /** Relative to the template's folder, POSIX: `scripts/update.sh`. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** Contents by absolute path: one script serves many templates and is read once. */
export type FileCache = Map<string, Uint8Array>;

/**
 * The files that travel with one template, so that its folder is complete by itself. They are named in HCL
 * relative to the template (`path.root`), whatever folder Packer is started from.
 */
export class TemplateFiles {
  private readonly sources = new Map<string, string>();

  constructor(
    private readonly problems: Problems,
    private readonly cache: FileCache,
  ) {}

  /** Takes in a script that runs in the build VM, and returns how HCL names it. */
  addScript(source: string, property: string): HclTemplate {
    const content = this.read(source, property);
    if (content !== undefined) this.checkScript(content, source, property);
    return this.add(source, "scripts", property);
  }

  /** Takes in a file that is uploaded as it is, and returns how HCL names it. */
  addFile(source: string, property: string): HclTemplate {
    this.read(source, property);
    return this.add(source, "files", property);
  }

  /** The content of a file that was taken in; nothing where it could not be read. */
  contentOf(source: string): Uint8Array {
    return this.cache.get(source) ?? new Uint8Array();
  }

  /**
   * Everything taken in, sorted by path.
   *
   * @internal
   */
  get all(): readonly TemplateFile[] {
    return [...this.sources]
      .map(([path, source]) => ({ path, content: this.contentOf(source) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private add(source: string, folder: string, property: string): HclTemplate {
    const path = `${folder}/${basename(source)}`;
    const other = this.sources.get(path) ?? source;
    this.problems.require(other === source, {
      code: "file-twice",
      property,
      rule: `has the name of another file of this template, ${JSON.stringify(other)}`,
      got: source,
      fix: "rename one of the two files",
    });
    this.sources.set(path, source);
    return template(reference("path.root"), `/${path}`);
  }

  /** The content of the file at `source`, or a problem. */
  private read(source: string, property: string): Uint8Array | undefined {
    const cached = this.cache.get(source);
    if (cached !== undefined) return cached;
    const refuse = (rule: string, fix: string) => {
      this.problems.add({ code: "file", property, rule, got: source, fix });
      return undefined;
    };
    if (!isAbsolute(source)) {
      const fix = `write join(__dirname, ${JSON.stringify(source)})`;
      return refuse("must be an absolute path, so that it does not depend on the working directory", fix);
    }
    try {
      if (!statSync(source).isFile())
        return refuse("must be a file, is a directory or a device", "name a file in it");
      const content = readFileSync(source);
      this.cache.set(source, content);
      return content;
    } catch (error) {
      return refuse(
        `can not be read (${(error as NodeJS.ErrnoException).code})`,
        "check the path and its permissions",
      );
    }
  }

  /** What Linux needs in order to run a script. */
  private checkScript(content: Uint8Array, source: string, property: string): void {
    const text = Buffer.from(content).toString("latin1");
    this.problems.require(text.startsWith("#!"), {
      code: "script",
      property,
      rule: "must start with #! and an interpreter",
      got: source,
      fix: "start it with #!/usr/bin/env bash",
    });
    this.problems.require(!text.includes("\r\n"), {
      code: "script",
      property,
      rule: "has Windows line ends, which Linux reads as part of each command",
      got: source,
      fix: "save it with LF line ends",
    });
  }
}
