import { cgroupFolder } from "./cgroup";

it.each([
  ["of its own", "cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid 0 0", "/sys/fs/cgroup"],
  [
    "beside version 1",
    "tmpfs /sys/fs/cgroup tmpfs rw 0 0\ncgroup2 /sys/fs/cgroup/unified cgroup2 rw,nosuid 0 0",
    "/sys/fs/cgroup/unified",
  ],
])("finds the cgroups of a machine that mounts version 2 %s", (_where, mounts, folder) => {
  expect(cgroupFolder(mounts)).toBe(folder);
});

it("says what it needs of a machine that may not write to them", () => {
  expect(() => cgroupFolder("cgroup2 /sys/fs/cgroup cgroup2 ro,nosuid 0 0")).toThrow(
    new Error("the proof boots images, which needs cgroups of version 2 to write to"),
  );
});
