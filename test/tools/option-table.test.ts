import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { azureArmOptions, type OptionTable } from "./option-table";
import { fitsType, type HclJson } from "./option-value";
import { runPacker } from "./packer-run";
import { describeWithPacker } from "./real-packer";

/** Each line of a block that gives every option the same literal, and whether the table says it is wrong. */
function everyOption(table: OptionTable, literal: HclJson): { line: string; wrong: boolean }[] {
  const options = Object.entries(table.attributes).map(([name, { type }]) => {
    return { line: `${name} = ${JSON.stringify(literal)}`, wrong: !fitsType(literal, type) };
  });
  const blocks = Object.entries(table.blocks).flatMap(([name, block]) => {
    const inner = everyOption(block, literal);
    return [{ line: `${name} {`, wrong: false }, ...inner, { line: "}", wrong: false }];
  });
  return [...options, ...blocks];
}

describeWithPacker(
  "the option table against the azure plugin itself",
  (packer) => {
    const folder = mkdtempSync(join(tmpdir(), "option-table-"));
    afterAll(() => rmSync(folder, { recursive: true }));

    const literals: HclJson[] = ["abc", "30", "true", 30, 1, true, ["a"], [1], { a: "b" }, { a: ["b"] }];
    it.each(literals.map((literal) => [literal]))("they refuse the same options for %j", async (literal) => {
      const table = azureArmOptions();
      const lines = everyOption(table, literal);
      const before = [
        `packer {`,
        `  required_plugins {`,
        `    azure = {`,
        `      source  = "github.com/hashicorp/azure"`,
        `      version = "= ${table.version}"`,
        `    }`,
        `  }`,
        `}`,
        `source "azure-arm" "all" {`,
      ];
      const after = [`}`, `build {`, `  sources = ["source.azure-arm.all"]`, `}`];
      const text = [...before, ...lines.map(({ line }) => line), ...after].join("\n");
      writeFileSync(join(folder, "all.pkr.hcl"), text);
      const { output } = await runPacker(packer, ["validate", folder]);
      const refused = new Set([...output.matchAll(/ line (\d+)/g)].map(([, number]) => Number(number)));
      const byPlugin = lines.filter((_, index) => refused.has(before.length + index + 1));
      expect(byPlugin.map(({ line }) => line)).toEqual(
        lines.filter(({ wrong }) => wrong).map(({ line }) => line),
      );
    });
  },
  ["azure"],
);
