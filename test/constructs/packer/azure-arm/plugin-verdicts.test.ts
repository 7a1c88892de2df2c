import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Problems } from "../../../../constructs/errors";
import { attribute, attributes, block, printBody } from "../../../../constructs/hcl";
import { TOOL_VERSIONS } from "../../../../constructs/image";
import { AzureArmSource } from "../../../../constructs/packer/azure-arm/azure-arm-source";
import type { PackerTool } from "../../../tools/packer";
import { runPacker } from "../../../tools/packer-run";
import { describeWithPacker } from "../../../tools/real-packer";
import { refusalsOf } from "./plugin-refusals";
import { ALL_RULES } from "./rule-cases/all-rules";
import { RuleCase } from "./rule-cases/rule-case";
import { sourceProps } from "./sources";

/*
 * What the real plugin says to each source that we refuse: whether a rule is ours alone, and so saves a build,
 * or only says sooner and clearer what `packer validate` would say. All sources of a template are judged in one
 * run of Packer, which names the line on which a refused one starts.
 */

const folder = mkdtempSync(join(tmpdir(), "plugin-verdicts-"));
const KEY_FILE = join(folder, "key");
writeFileSync(KEY_FILE, generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }));
afterAll(() => rmSync(folder, { recursive: true }));

const asked = Object.values(ALL_RULES)
  .flat()
  .filter(({ plugin }) => !("notAsked" in plugin));

describeWithPacker(
  "the verdict of the real plugin",
  (packer) => {
    const verdicts = new Map<RuleCase, string>();

    beforeAll(async () => {
      const workers = Math.min(4, cpus().length);
      const shares = Array.from({ length: workers }, (_, n) => asked.filter((_each, i) => i % workers === n));
      const maps = await Promise.all(
        shares.map((rules, n) => verdictsOn(packer, rules, join(folder, `${n}`))),
      );
      for (const [rule, verdict] of maps.flat()) verdicts.set(rule, verdict);
    }, 120_000);

    test.each(asked.map((rule) => [rule.rejects, rule] as const))("on %s", (_name, rule) => {
      const verdict = verdicts.get(rule);
      if ("refuses" in rule.plugin) expect(verdict).toContain(rule.plugin.refuses);
      else expect(verdict).toBe("");
    });
  },
  ["azure"],
);

/** What Packer says to each of the sources; "" where it has nothing to say. */
async function verdictsOn(packer: PackerTool, rules: readonly RuleCase[], place: string) {
  mkdirSync(place);
  const template = templateOf(rules);
  writeFileSync(join(place, "all.pkr.hcl"), template);
  const { output } = await runPacker(packer, ["validate", place]);
  const refusals = refusalsOf(output, template);
  return rules.map((rule, n): [RuleCase, string] => [rule, refusals.get(`source-${n}`) ?? ""]);
}

function templateOf(rules: readonly RuleCase[]): string {
  const sources = rules.map(
    ({ props }, n) => new AzureArmSource(sourceProps({ ...props, label: `source-${n}` })),
  );
  const plugin = { source: "github.com/hashicorp/azure", version: `= ${TOOL_VERSIONS.azurePlugin}` };
  // Which user and key log in does not matter to any other rule, and saves the plugin two RSA keys a source.
  const fast = attributes({ communicator: "ssh" });
  return printBody(
    [
      block("packer", [], [block("required_plugins", [], [attribute("azure", plugin)])]),
      block("variable", ["secret"], attributes({ default: "secret-of-the-test", sensitive: true })),
      ...sources.map((source, n) => {
        const isAboutKeys = Object.keys(rules[n]!.props).some((prop) =>
          /PrivateKey|Certificate|Bastion/.test(prop),
        );
        const key = isAboutKeys ? [] : attributes({ ssh_private_key_file: KEY_FILE });
        return block("source", [source.type, source.label], [...source.body(), ...fast, ...key]);
      }),
      block(
        "build",
        [],
        attributes({ sources: sources.map(({ type, label }) => `source.${type}.${label}`) }),
      ),
    ],
    new Problems("verdicts"),
  );
}
