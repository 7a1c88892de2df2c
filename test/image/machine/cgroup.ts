/** Where this machine has its cgroups of version 2, read from its table of mounts. @throws Error if it has none */
export function cgroupFolder(mounts: string): string {
  const folder = /^\S+ (\S+) cgroup2 rw/m.exec(mounts)?.[1];
  if (folder === undefined)
    throw new Error("the proof boots images, which needs cgroups of version 2 to write to");
  return folder;
}
