import { isExpression } from "../../hcl/value";
import { CombinedRules, literal } from "./combined-rules";
import type { LoginProps } from "./login-options";

const CREDENTIALS = ["clientCertPath", "clientSecret", "clientJwt", "oidcRequestToken"] as const;

const OIDC_URL = 'new PackerVariable({ name: "oidc_request_url" }).value';
const OIDC_TOKEN = 'new PackerVariable({ name: "oidc_request_token", sensitive: true })';

/** The spellings of the clouds that the plugin knows, which it compares without regard to case. */
const CLOUD = /^(?:(?:azure)?(?:public|usgovernment|china)cloud|public|usgovernment|china)$/i;

/**
 * Notes what does not go together about the login. Where an expression chooses whether the Azure CLI is used,
 * the other options depend on it too, and the plugin judges them when it runs.
 */
export function checkLogin(rules: CombinedRules<LoginProps>): void {
  checkCloud(rules);
  if (isExpression(rules.props.useAzureCliAuth)) return;
  const [credential, ...others] = CREDENTIALS.filter((prop) => rules.has(prop));
  if (credential !== undefined) {
    rules.excludes(credential, others, { code: "login-several", why: "the plugin takes one way to log in" });
    rules.excludes(credential, ["useAzureCliAuth"], {
      code: "login-several",
      why: "the login of the Azure CLI wins over everything else",
    });
    checkServicePrincipal(rules, credential);
  }
  rules.needs("clientCertPassword", "clientCertPath", {
    code: "login-certificate",
    why: "it is the password of that file",
    example: '"/run/secrets/build.pfx"',
  });
  rules.needs("oidcRequestToken", "oidcRequestUrl", {
    code: "login-oidc",
    why: "the token is sent there",
    example: OIDC_URL,
  });
  rules.needs("oidcRequestUrl", "oidcRequestToken", {
    code: "login-oidc",
    why: "it wants that token",
    example: OIDC_TOKEN,
  });
  const viaCli = rules.has("useAzureCliAuth");
  rules.require(credential !== undefined || viaCli || !rules.has("tenantId"), "tenantId", {
    code: "login-tenant",
    rule: "can not be given for a managed identity: the plugin then looks for a service principal",
    fix: "leave it out, or add clientSecret",
  });
}

function checkServicePrincipal(
  rules: CombinedRules<LoginProps>,
  credential: (typeof CREDENTIALS)[number],
): void {
  const why = "a service principal logs in with it";
  const example = '"00000000-0000-0000-0000-000000000000"';
  rules.needs(credential, "clientId", { code: "login-service-principal", why, example });
  rules.needs(credential, "subscriptionId", { code: "login-service-principal", why, example });
}

function checkCloud(rules: CombinedRules<LoginProps>): void {
  const name = literal(rules.props.cloudEnvironmentName);
  rules.require(name === undefined || rules.has("metadataHost") || CLOUD.test(name), "cloudEnvironmentName", {
    code: "login-cloud",
    rule: "must be public, usgovernment or china, unless metadataHost describes another cloud",
    fix: 'use "public", or leave it out',
  });
}
