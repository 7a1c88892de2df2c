import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as everything from "cdktf-golden-image";
import { LinuxVm } from "cdktf-golden-image/azure";
import { printBody } from "cdktf-golden-image/hcl";
import { ChannelImage } from "cdktf-golden-image/hcp";
import * as image from "cdktf-golden-image/image";
import * as packer from "cdktf-golden-image/packer";
import { LinuxVm as vmOfSource } from "../../constructs/azure";
import { ImageError } from "../../constructs/errors";
import { printBody as printBodyOfSource } from "../../constructs/hcl";
import { ChannelImage as channelImageOfSource } from "../../constructs/hcp";
import { REPOSITORY_ROOT } from "../tools/tool-cache";

/*
 * Documents and examples import the package by its name, as their readers will. Here that name means the sources,
 * for tsc (which checks this file), for jest and for tsx.
 */

test("the package's name means the sources in jest", () => {
  expect(LinuxVm).toBe(vmOfSource);
  expect(printBody).toBe(printBodyOfSource);
  expect(ChannelImage).toBe(channelImageOfSource);
});

test("the main entry is the contract, the Packer half and the error", () => {
  expect(everything).toEqual({ ...image, ...packer, ImageError });
});

test("the package's name means the sources in a program that tsx runs", () => {
  // Below the repository, as examples are: it is from there that tsx finds tsconfig.json.
  const folder = mkdtempSync(join(REPOSITORY_ROOT, ".cache", "package-name-"));
  try {
    const modules = '[require.resolve("cdktf-golden-image"), require.resolve("cdktf-golden-image/hcp")]';
    writeFileSync(join(folder, "main.ts"), `console.log(JSON.stringify(${modules}));`);
    const tsx = join(REPOSITORY_ROOT, "node_modules", "tsx", "dist", "cli.mjs");
    const output = execFileSync(process.execPath, [tsx, "main.ts"], { cwd: folder, encoding: "utf8" });

    expect(JSON.parse(output)).toEqual(
      ["index.ts", "hcp/index.ts"].map((file) => join(REPOSITORY_ROOT, "constructs", file)),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
