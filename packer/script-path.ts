import { join } from "node:path";

/** Where a script of this folder is, whatever folder the program was started from. */
export function scriptPath(name: string): string {
  return join(__dirname, "scripts", name);
}
