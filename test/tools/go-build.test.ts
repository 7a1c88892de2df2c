import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goBuild } from "./go-build";

test("rejects to build without Go, and says where to get it or what to install instead", () => {
  const folder = mkdtempSync(join(tmpdir(), "golden-go-"));
  const path = process.env["PATH"];
  jest.spyOn(console, "log").mockImplementation();
  process.env["PATH"] = folder;
  try {
    const program = { module: "packer", program: "example.com/tool", verify: () => {}, instead: "tool 1.2" };

    expect(() => goBuild(program, join(folder, "tool"))).toThrow(
      "example.com/tool is built with Go, and there is no `go` on the PATH (spawnSync go ENOENT); install Go from https://go.dev/dl, or tool 1.2",
    );
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    process.env["PATH"] = path;
    rmSync(folder, { recursive: true });
  }
});
