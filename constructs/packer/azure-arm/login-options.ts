import { HclExpression, HclText } from "../../hcl/value";
import { requireSubscriptionId } from "../../image/azure-names";
import { flag, text } from "./option-kinds";
import { OptionTable } from "./option-table";
import { Secret, secret } from "./secret";
import { requireMetadataHost } from "./text-rules";

/**
 * How the plugin logs in to Azure. The plugin reads none of the usual `ARM_*` variables for this by itself:
 * `addAzureLogin` hands them over, and chooses as the azurerm provider would.
 */
export interface LoginProps {
  /**
   * Whether the login of the Azure CLI is used (`az login`). It wins over everything else.
   * @default false: without any other option here, the managed identity of the machine that runs Packer
   */
  readonly useAzureCliAuth?: boolean | HclExpression;
  /**
   * Id of the subscription to build in. Needed by a service principal.
   * @default - the Azure CLI's own, or that of the machine whose managed identity is used
   */
  readonly subscriptionId?: HclText;
  /**
   * Id of the tenant. It must not reach the plugin together with a managed identity.
   * @default - looked up by the subscription
   */
  readonly tenantId?: HclText;
  /**
   * Id of the service principal, or of a user-assigned managed identity.
   * @default - none, or the system-assigned managed identity
   */
  readonly clientId?: HclText;
  /**
   * Secret of the service principal. Excludes certificate and token.
   * @default - none
   */
  readonly clientSecret?: Secret;
  /**
   * Path of the service principal's certificate with its key, as PKCS#12 (.pfx). The file must be there when
   * the template is validated. Excludes secret and token.
   * @default - none
   */
  readonly clientCertPath?: HclText;
  /**
   * Password of the certificate's file.
   * @default - none
   */
  readonly clientCertPassword?: Secret;
  /**
   * An OIDC token that stands in for a secret. It must live as long as the build. Excludes secret and
   * certificate.
   * @default - none
   */
  readonly clientJwt?: Secret;
  /**
   * URL that OIDC tokens are fetched from, as GitHub Actions offers it. With `oidcRequestToken`.
   * @default - none
   */
  readonly oidcRequestUrl?: HclText;
  /**
   * Token that `oidcRequestUrl` asks for.
   * @default - none
   */
  readonly oidcRequestToken?: Secret;
  /**
   * Azure's national cloud: `public`, `usgovernment` or `china`. A metadata host goes before it.
   * @default "public"
   */
  readonly cloudEnvironmentName?: HclText;
  /**
   * URL, with its scheme, that describes another cloud. The plugin takes it from `ARM_METADATA_URL` as well.
   * @default - the cloud that is named
   */
  readonly metadataHost?: HclText;
}

/** The options of the login. */
export const LOGIN_OPTIONS: OptionTable<LoginProps> = {
  cloudEnvironmentName: text("cloud_environment_name"),
  metadataHost: text("metadata_host", requireMetadataHost),
  useAzureCliAuth: flag("use_azure_cli_auth"),
  subscriptionId: text("subscription_id", requireSubscriptionId),
  tenantId: text("tenant_id"),
  clientId: text("client_id"),
  clientSecret: secret("client_secret"),
  clientCertPath: text("client_cert_path"),
  clientCertPassword: secret("client_cert_password"),
  clientJwt: secret("client_jwt"),
  oidcRequestUrl: text("oidc_request_url"),
  oidcRequestToken: secret("oidc_request_token"),
};
