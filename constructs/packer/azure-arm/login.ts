import { attribute, group, shared } from "../../hcl/body";
import { HclExpression, conditional, raw, reference } from "../../hcl/value";
import type { PackerTemplate } from "../packer-template";
import { PackerVariable } from "../packer-variable";
import type { LoginProps } from "./login-options";
import type { ConditionalSecret } from "./secret";

export type { LoginProps } from "./login-options";

/*
 * The login that the azurerm provider would choose, for the plugin, which reads none of the usual variables.
 * Everything here is one constant: 10,000 templates share it. docs/azure-login.md says it in words; its table
 * is run against the real plugin.
 */

const ENVIRONMENT = variable("ARM_ENVIRONMENT");
const SUBSCRIPTION_ID = variable("ARM_SUBSCRIPTION_ID");
const TENANT_ID = variable("ARM_TENANT_ID");
const CLIENT_ID = variable("ARM_CLIENT_ID");
const CERTIFICATE_PATH = variable("ARM_CLIENT_CERTIFICATE_PATH");
const CERTIFICATE_PASSWORD = sensitive("ARM_CLIENT_CERTIFICATE_PASSWORD");
const CLIENT_SECRET = sensitive("ARM_CLIENT_SECRET");
// GitHub Actions sets the second of each pair by itself.
const OIDC_REQUEST_URL = variable("ARM_OIDC_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_URL");
const OIDC_REQUEST_TOKEN = sensitive("ARM_OIDC_REQUEST_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN");

const VARIABLES = [
  ENVIRONMENT,
  SUBSCRIPTION_ID,
  TENANT_ID,
  CLIENT_ID,
  CERTIFICATE_PATH,
  CERTIFICATE_PASSWORD,
  CLIENT_SECRET,
  variable("ARM_USE_OIDC"),
  sensitive("ARM_OIDC_TOKEN"),
  variable("ARM_OIDC_TOKEN_FILE_PATH"),
  OIDC_REQUEST_URL,
  OIDC_REQUEST_TOKEN,
  variable("ARM_USE_MSI"),
  variable("ARM_USE_CLI"),
];

/** The locals that the choice is made in, in the order in which they are read. */
const LOCALS = [
  group([
    attribute(
      "azure_service_principal",
      raw('var.arm_client_id != "" && var.arm_tenant_id != ""'),
      "What a login needs besides its own variables",
    ),
    attribute("azure_oidc", raw(`local.azure_service_principal && ${isTrue("arm_use_oidc")}`)),
  ]),
  group([
    attribute(
      "azure_login",
      raw(
        [
          "compact([",
          '  local.azure_service_principal && var.arm_client_certificate_path != "" ? "client-certificate" : "",',
          '  local.azure_service_principal && var.arm_client_secret != "" ? "client-secret" : "",',
          '  local.azure_oidc && local.azure_oidc_token != "" ? "oidc-token" : "",',
          '  local.azure_oidc && var.arm_oidc_request_url != "" && var.arm_oidc_request_token != "" ? "oidc-request" : "",',
          `  ${isTrue("arm_use_msi")} ? "managed-identity" : "",`,
          `  ${isFalse("arm_use_cli")} ? "" : "azure-cli",`,
          "])[0]",
        ].join("\n"),
      ),
      "The first login whose variables are set, in the order of the azurerm provider",
    ),
  ]),
].map(shared);

const TOKEN = raw(
  [
    'var.arm_oidc_token != "" ? var.arm_oidc_token : trimspace(join("", [',
    "  for path in compact([var.arm_oidc_token_file_path]) : file(path)",
    "]))",
  ].join("\n"),
);

const LOGIN: LoginProps = {
  cloudEnvironmentName: ENVIRONMENT.value,
  useAzureCliAuth: isLogin("azure-cli"),
  subscriptionId: SUBSCRIPTION_ID.value,
  // The plugin takes a tenant for the wish to log in as a service principal.
  tenantId: conditional(isLogin("managed-identity"), null, TENANT_ID.value),
  clientId: CLIENT_ID.value,
  clientCertPath: conditional(isLogin("client-certificate"), CERTIFICATE_PATH.value, null),
  clientCertPassword: onlyIf("client-certificate", CERTIFICATE_PASSWORD.name),
  clientSecret: onlyIf("client-secret", CLIENT_SECRET.name),
  clientJwt: { secret: reference("local.azure_oidc_token"), onlyIf: isLogin("oidc-token") },
  oidcRequestUrl: conditional(isLogin("oidc-request"), OIDC_REQUEST_URL.value, null),
  oidcRequestToken: onlyIf("oidc-request", OIDC_REQUEST_TOKEN.name),
};

/**
 * Adds to `template` the variables and locals with which one and the same template logs in as a service
 * principal (certificate, secret or OIDC), as a managed identity or with the Azure CLI: by the usual `ARM_*`
 * variables of the environment that Packer runs in, as the azurerm provider would. Nothing set means the CLI.
 *
 * Returns the props to spread into each {@link AzureArmSource} of the template. A second call adds nothing.
 */
export function addAzureLogin(template: PackerTemplate): LoginProps {
  if (template.variables.includes(SUBSCRIPTION_ID)) return LOGIN;
  for (const each of VARIABLES) template.addVariable(each);
  for (const locals of LOCALS) template.addLocals(locals);
  template.addSensitiveLocal("azure_oidc_token", TOKEN, "The OIDC token itself, or what its file holds");
  return LOGIN;
}

/** An input named after the first of `names`, which takes the first of them that is set. */
function variable(...names: readonly [string, ...string[]]): PackerVariable {
  return new PackerVariable({ name: names[0].toLowerCase(), fromEnvironment: names });
}

function sensitive(...names: readonly [string, ...string[]]): PackerVariable {
  return new PackerVariable({ name: names[0].toLowerCase(), fromEnvironment: names, sensitive: true });
}

function isLogin(method: string): HclExpression {
  return raw(`local.azure_login == "${method}"`);
}

function onlyIf(method: string, name: string): ConditionalSecret {
  return { secret: reference(`var.${name}`), onlyIf: isLogin(method) };
}

/** The spellings that azurerm takes for true. A variable without a value is text, so it can not be a bool. */
function isTrue(name: string): string {
  return `contains(["1", "t", "true"], lower(var.${name}))`;
}

function isFalse(name: string): string {
  return `contains(["0", "f", "false"], lower(var.${name}))`;
}
