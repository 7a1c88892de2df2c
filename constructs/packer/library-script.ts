import { join } from "node:path";

/** A script that comes with the library, from the folder `scripts/` of the folder that names it. */
export function libraryScript(folder: "components" | "provisioners", name: string): string {
  return join(__dirname, folder, "scripts", name);
}
