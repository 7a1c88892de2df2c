import { PackerApp, PackerTemplate } from "../../../../constructs/packer";
import { AzureArmSource } from "../../../../constructs/packer/azure-arm/azure-arm-source";
import { addAzureLogin } from "../../../../constructs/packer/azure-arm/login";
import { mistakesOf, printed, sourceProps } from "./sources";

function template(): PackerTemplate {
  return new PackerTemplate(new PackerApp(), "Web", { name: "web" });
}

function rendered(packerTemplate: PackerTemplate): string {
  const [image] = (packerTemplate.node.root as PackerApp).render();
  return image!.files[0]!.content.toString();
}

test("several sources of a template share one set of variables and locals", () => {
  const web = template();
  const [first, second] = [addAzureLogin(web), addAzureLogin(web)];
  web.addSource(new AzureArmSource(sourceProps({ label: "x64", ...first })));
  web.addSource(new AzureArmSource(sourceProps({ label: "arm64", ...second })));

  expect(second).toBe(first);
  expect(rendered(web).match(/variable "arm_client_secret"/g)).toHaveLength(1);
});

test("two templates can log in alike", () => {
  expect(addAzureLogin(template())).toBe(addAzureLogin(template()));
});

test("every secret is a sensitive variable, and no other variable is", () => {
  const web = template();
  addAzureLogin(web);
  const secrets = web.variables.filter(({ sensitive }) => sensitive).map(({ name }) => name);

  expect(secrets).toEqual([
    "arm_client_certificate_password",
    "arm_client_secret",
    "arm_oidc_token",
    "arm_oidc_request_token",
  ]);
});

test("the choice reads as a list of logins in their order", () => {
  const web = template();
  const login = addAzureLogin(web);
  web.addSource(new AzureArmSource(sourceProps(login)));

  expect(rendered(web)).toContain(`
  # The first login whose variables are set, in the order of the azurerm provider
  azure_login = compact([
    local.azure_service_principal && var.arm_client_certificate_path != "" ? "client-certificate" : "",
    local.azure_service_principal && var.arm_client_secret != "" ? "client-secret" : "",
    local.azure_oidc && local.azure_oidc_token != "" ? "oidc-token" : "",
    local.azure_oidc && var.arm_oidc_request_url != "" && var.arm_oidc_request_token != "" ? "oidc-request" : "",
    contains(["1", "t", "true"], lower(var.arm_use_msi)) ? "managed-identity" : "",
    contains(["0", "f", "false"], lower(var.arm_use_cli)) ? "" : "azure-cli",
  ])[0]
`);
});

test("a source hands over only what belongs to the login that was chosen", () => {
  const login = addAzureLogin(template());

  expect(mistakesOf(login)).toEqual([]);
  expect(printed(login)).toContain(`
  # How Packer logs in to Azure
  cloud_environment_name = var.arm_environment
  use_azure_cli_auth     = local.azure_login == "azure-cli"
  subscription_id        = var.arm_subscription_id
  tenant_id              = local.azure_login == "managed-identity" ? null : var.arm_tenant_id
  client_id              = var.arm_client_id
  client_secret          = local.azure_login == "client-secret" ? var.arm_client_secret : null
  client_cert_path       = local.azure_login == "client-certificate" ? var.arm_client_certificate_path : null
  client_cert_password   = local.azure_login == "client-certificate" ? var.arm_client_certificate_password : null
  client_jwt             = local.azure_login == "oidc-token" ? local.azure_oidc_token : null
  oidc_request_url       = local.azure_login == "oidc-request" ? var.arm_oidc_request_url : null
  oidc_request_token     = local.azure_login == "oidc-request" ? var.arm_oidc_request_token : null
`);
});
