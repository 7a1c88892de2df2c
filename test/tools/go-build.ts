import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { PLATFORM, publish, REPOSITORY_ROOT } from "./tool-cache";

/** One program that a pinned Go module of this folder builds. */
export interface GoProgram {
  /** The folder below `test/tools` that holds the `go.mod` and `go.sum`. */
  readonly module: string;
  /** The import path of the program. */
  readonly program: string;
  /** Go variables to set: releases set theirs in the same way. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Runs the finished program, and throws if it is not the version that it should be. */
  readonly verify: (binary: string) => void;
  /** What may be installed by hand where there is no Go. */
  readonly instead?: string;
}

/** The environment a build runs in: only what would make the result depend on the machine is replaced. */
function buildEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CGO_ENABLED: "0", // as in the official releases; and no C compiler is needed
    GOOS: PLATFORM.os, // the caller may be set to cross-compile; this has to run here
    GOARCH: PLATFORM.arch,
    GOWORK: "off", // a workspace above the repository would replace the pins
  };
}

/**
 * Builds one program with the dependency versions that its own module pins, and puts it at `target`.
 *
 * Slow the first time (minutes), seconds afterwards: Go caches what it compiled.
 */
export function goBuild(program: GoProgram, target: string): void {
  const started = Date.now();
  console.log(`building ${program.program}; slow the first time, seconds afterwards ...`);
  mkdirSync(dirname(target), { recursive: true });
  publish(target, (unfinished) => {
    compile(program, unfinished);
    program.verify(unfinished);
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`built ${relative(REPOSITORY_ROOT, target)} in ${seconds} s`);
}

function compile(program: GoProgram, output: string): void {
  const variables = Object.entries(program.variables ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  const linking = ["-s", "-w", ...variables].join(" ");
  const result = spawnSync(
    "go",
    ["build", "-mod=readonly", "-ldflags", linking, "-o", output, program.program],
    {
      cwd: join(__dirname, program.module),
      env: buildEnvironment(),
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (result.error) {
    const instead = program.instead === undefined ? "" : `, or ${program.instead}`;
    throw new Error(
      `${program.program} is built with Go, and there is no \`go\` on the PATH (${result.error.message}); install Go from https://go.dev/dl${instead}`,
    );
  }
  if (result.status !== 0) throw new Error(`go build of ${program.program} failed (see above)`);
}
