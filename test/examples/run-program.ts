/**
 * Runs a program as its user would, with `folder` as working directory: it writes what it writes there. Within this
 * process, where the package's name means the sources.
 */
export async function runProgram(file: string, folder: string): Promise<void> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    await import(file);
  } finally {
    process.chdir(before);
  }
}
