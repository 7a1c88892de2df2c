/** `npm run tools`: builds the pinned tools that are missing; `npm run tools -- hcp` the hcp provider too. */
import { buildHcpProvider } from "./hcp-provider";
import { buildPacker } from "./packer";
import { BUILT_PLUGINS, buildPlugin } from "./packer-plugins";

const steps: readonly (readonly [string, () => void])[] = [
  ["packer", buildPacker],
  ...BUILT_PLUGINS.map((name) => [`plugin ${name}`, () => buildPlugin(name)] as const),
  ...(process.argv.includes("hcp") ? [["hcp provider", buildHcpProvider] as const] : []),
];

try {
  for (const [name, build] of steps) {
    const started = Date.now();
    build();
    console.log(`${name}: ready (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
