import { writeSync } from "node:fs";

const PAUSE_MS = 5;

/**
 * Writes text to standard output (1) or standard error (2). `process.stdout` would do the same, but loading
 * it takes longer than all that the program prints. What can not be delivered is dropped, for example when
 * the reader has gone (`| head`): the exit code still tells.
 */
export function writeText(stream: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(stream, bytes, written);
    } catch (error) {
      const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
      // The pipe is full and was opened by someone who does not want to wait; we do.
      if (code !== "EAGAIN") return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
