import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RegistryServer } from "../../local-registry/registry-server";
import { toolEnvironment } from "../../rehearse/tool-environment";
import { findTools } from "../../rehearse/tools";
import type { Tools } from "../../rehearse/tools";
import { startGuideRegistry } from "./guide-registry";

/**
 * `cdktf` has Terraform fetch checksums of a provider for other machines, which are nowhere to be had on loopback:
 * that one command does nothing here, and all others are Terraform's.
 */
const TERRAFORM = (path: string) =>
  `#!/bin/sh\n[ "$1 $2" = "providers lock" ] && exit 0\nPATH=${JSON.stringify(path)} exec terraform "$@"\n`;

/** The tools that a guide's commands need; or, in words, what is missing. */
export function findGuideTools(): Tools | { readonly missing: readonly string[] } {
  const tools = findTools();
  const hasCurl = spawnSync("curl", ["--version"], { stdio: "ignore" }).status === 0;
  if (hasCurl) return tools;
  return { missing: [...("missing" in tools ? tools.missing : []), "there is no curl on the PATH"] };
}

/** A registry on loopback, and the real tools in front of it. */
export class GuideLoopback {
  private constructor(
    private readonly registry: RegistryServer,
    /** What a guide's commands are started with. */
    readonly environment: Record<string, string>,
  ) {}

  /** @param folder gets what the tools need */
  static async start(folder: string): Promise<GuideLoopback> {
    const tools = findGuideTools();
    if ("missing" in tools) throw new Error(tools.missing.join("; "));
    const registry = await startGuideRegistry();
    const path = process.env["PATH"] ?? "";
    const programs = join(folder, ".programs");
    mkdirSync(programs);
    writeFileSync(join(programs, "terraform"), TERRAFORM(path));
    chmodSync(join(programs, "terraform"), 0o755);
    symlinkSync(tools.packer.binary, join(programs, "packer"));
    return new GuideLoopback(registry, {
      ...toolEnvironment(join(folder, ".programs"), tools, registry.environment),
      PATH: `${programs}:${path}`,
      npm_config_update_notifier: "false",
      // What a guide's calls of HCP Packer's API are told.
      HCP_API: registry.url,
      HCP_TOKEN: registry.token,
    });
  }

  stop(): Promise<void> {
    return this.registry.stop();
  }
}
