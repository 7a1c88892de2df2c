import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Body, attributes } from "../../../../constructs/hcl";
import { PackerApp, PackerTemplate } from "../../../../constructs/packer";
import { AzureArmSource } from "../../../../constructs/packer/azure-arm/azure-arm-source";
import { LoginProps } from "../../../../constructs/packer/azure-arm/login";
import { MINTED_TOKEN } from "./azure-stand-in";
import { sourceProps } from "./sources";

/** A template whose sources differ in their login, and the file that it becomes. */
export class LoginTemplate {
  readonly template = new PackerTemplate(new PackerApp(), "Login", { name: "login" });
  private readonly keyFile: string;

  constructor(private readonly folder: string) {
    this.keyFile = join(folder, "key");
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(this.keyFile, privateKey.export({ type: "pkcs8", format: "pem" }));
  }

  /** Adds a source that logs in by `login`, or by options of the plugin. */
  addSource(label: string, login: LoginProps, options: Body = []): void {
    const source = new AzureArmSource(sourceProps({ ...login, label, sshPrivateKeyFile: this.keyFile }));
    // Neither the key nor the communicator matters to the login; each saves the plugin an RSA key at every start.
    const body = [...source.body(), ...options, ...attributes({ communicator: "ssh" })];
    const { type, plugin } = source;
    this.template.addSource({ type, label, plugin, check: () => undefined, body: () => body });
  }

  /** Writes the template into a folder of its own. */
  write(): { readonly place: string; readonly text: string } {
    const [image] = (this.template.node.root as PackerApp).render();
    const place = mkdtempSync(join(this.folder, "run-"));
    const text = image!.files[0]!.content.toString();
    writeFileSync(join(place, "login.pkr.hcl"), text);
    return { place, text };
  }
}

/** What the stand-in and the plugin are told in place of secrets. */
export interface LoginSamples {
  readonly ARM_CLIENT_SECRET: string;
  readonly ARM_OIDC_TOKEN: string;
}

/**
 * The login that the plugin chose, by what it said and by what it sent; `error` when it refused the options.
 *
 * @param output what a build said that got no further than the login
 */
export function methodOf(output: string, requests: readonly string[], samples: LoginSamples): string {
  const sent = requests.join("\n");
  if (output.includes("from Azure CLI")) return "azure-cli";
  if (output.includes("could not configure ClientCertificate Authorizer")) return "client-certificate";
  if (sent.includes(`client_secret=${samples.ARM_CLIENT_SECRET}`)) return "client-secret";
  if (sent.includes(`client_assertion=${MINTED_TOKEN}`)) return "oidc-request";
  if (sent.includes(`client_assertion=${samples.ARM_OIDC_TOKEN}`)) return "oidc-token";
  // It asks the machine that Packer runs on for its subscription, through the stand-in as the proxy.
  if (output.includes("from VM metadata service for Managed Identity")) return "managed-identity";
  return output.includes("Running builder") ? `unknown: ${output}\n${sent}` : "error";
}
