import type { Problems } from "../../errors";

const LINE_FEED = 10;

/** What may follow `#!` and be a part of a command as it stands. */
const SHEBANG = /^#!\s*(\/[A-Za-z0-9_./+-]+(?:[ \t]+[A-Za-z0-9_./+=-]+)*)[ \t]*$/;

/**
 * The command that runs a script, as its first line names it: `bash` for `#!/usr/bin/env bash`. Whether there
 * is a first line of this kind has been checked when the script was read.
 */
export function scriptInterpreter(
  content: Uint8Array,
  path: string,
  problems: Problems,
  property: string,
): string {
  const lineEnd = content.indexOf(LINE_FEED);
  const firstLine = Buffer.from(content.subarray(0, lineEnd === -1 ? content.length : lineEnd)).toString(
    "utf8",
  );
  const interpreter = SHEBANG.exec(firstLine.trimEnd())?.[1];
  problems.require(interpreter !== undefined || !firstLine.startsWith("#!"), {
    code: "script-interpreter",
    property,
    rule: `must name its interpreter by a plain path, its first line is ${JSON.stringify(firstLine.slice(0, 60))}`,
    got: path,
    fix: "start it with #!/usr/bin/env bash",
  });
  return interpreter?.replace(/^\/usr\/bin\/env[ \t]+(?!-)/, "") ?? "bash";
}
