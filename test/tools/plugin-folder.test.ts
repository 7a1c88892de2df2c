import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TOOL_VERSIONS } from "../../constructs/image/tool-versions";
import { PLUGIN_SUFFIX } from "./packer-plugins";
import { hasPlugin, installedPluginFolder, mergedPluginFolder } from "./plugin-folder";

describe("the folder with every plugin", () => {
  const installed = mkdtempSync(join(tmpdir(), "installed-plugins-"));
  afterAll(() => rmSync(installed, { recursive: true }));

  function install(name: string, version: string, checksum = true): string {
    const path = join(
      "github.com",
      "hashicorp",
      name,
      `packer-plugin-${name}_v${version}_x5.0${PLUGIN_SUFFIX}`,
    );
    mkdirSync(join(installed, "github.com", "hashicorp", name), { recursive: true });
    writeFileSync(join(installed, path), `${name} ${version}`);
    if (checksum) writeFileSync(join(installed, `${path}_SHA256SUM`), "sum");
    return path;
  }

  it("links what the caller has installed, but of a pinned plugin only the pinned version", () => {
    const azure = install("azure", TOOL_VERSIONS.azurePlugin);
    const newer = install("azure", "99.0.0");
    const other = install("vsphere", "1.4.2");
    const unsafe = install("proxmox", "1.0.0", false);
    const merged = mergedPluginFolder(installed);
    expect(readFileSync(join(merged, azure), "utf8")).toBe(`azure ${TOOL_VERSIONS.azurePlugin}`);
    expect(readFileSync(join(merged, `${other}_SHA256SUM`), "utf8")).toBe("sum");
    expect(() => readFileSync(join(merged, newer))).toThrow("ENOENT");
    expect(() => readFileSync(join(merged, unsafe))).toThrow("ENOENT");
    expect(hasPlugin(merged, "azure")).toBe(true);
    expect(hasPlugin(join(merged, "elsewhere"), "azure")).toBe(false);
    expect(mergedPluginFolder(installed)).toBe(merged);
    rmSync(merged, { recursive: true });
  });

  it("is another one when something else is installed", () => {
    const before = mergedPluginFolder(installed);
    install("vsphere", "1.4.3");
    const after = mergedPluginFolder(installed);
    expect(after).not.toBe(before);
    for (const folder of [before, after]) rmSync(folder, { recursive: true });
  });

  it.each([
    [{ PACKER_PLUGIN_PATH: "/p", PACKER_CONFIG_DIR: "/c", HOME: "/none" }, "/p"],
    [{ PACKER_CONFIG_DIR: "/c", HOME: "/none" }, "/c/.packer.d/plugins"],
    [{ XDG_CONFIG_HOME: "/x", HOME: "/none" }, "/x/packer/plugins"],
    [{ HOME: "/none" }, "/none/.config/packer/plugins"],
  ])("looks where Packer would: %j", (environment, folder) => {
    expect(installedPluginFolder(environment)).toBe(folder);
  });
});
