import { TOOL_VERSIONS } from "../../constructs/image/tool-versions";
import { findPacker, type PackerTool } from "./packer";
import { BUILT_PLUGINS, PINNED_PLUGINS, type PinnedPlugin } from "./packer-plugins";
import { hasPlugin } from "./plugin-folder";

/** The real Packer for a test, or `undefined` where there is none. */
export function realPacker(): PackerTool | undefined {
  return findPacker();
}

/**
 * A `describe` whose tests run the real Packer. Where it is missing, or one of `plugins`, the tests are
 * skipped, and the run says so; but in CI (`CI` is set) only what cannot be built there may be missing, so
 * that a check never stops running unnoticed.
 */
export function describeWithPacker(
  name: string,
  body: (packer: PackerTool) => void,
  plugins: readonly PinnedPlugin[] = [],
): void {
  const packer = realPacker();
  const missing = packer ? plugins.filter((plugin) => !hasPlugin(packer.pluginPath, plugin)) : plugins;
  if (packer && missing.length === 0) return describe(name, () => body(packer));
  const what = packer
    ? missing.map((plugin) => `${plugin} plugin ${PINNED_PLUGINS[plugin]}`).join(", ")
    : `Packer ${TOOL_VERSIONS.packer}`;
  const buildable =
    !packer || missing.some((plugin) => (BUILT_PLUGINS as readonly string[]).includes(plugin));
  const reason = `${what} not found${buildable ? "; `npm run tools` builds it" : ""}`;
  if (buildable && process.env.CI) {
    return describe(name, () => it("runs in CI", () => Promise.reject(new Error(reason))));
  }
  console.warn(`${name}: skipped: ${reason}`);
  describe(name, () => it.skip(`skipped: ${reason}`, () => undefined));
}
