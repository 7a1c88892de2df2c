import { PackerVariable } from "../../../../../constructs/packer";
import { SUBSCRIPTION } from "../sources";
import { RuleCase } from "./rule-case";

const SECRET = new PackerVariable({ name: "secret", sensitive: true });

const PRINCIPAL = { subscriptionId: SUBSCRIPTION, clientId: SUBSCRIPTION, tenantId: SUBSCRIPTION };

const NO_SET = "No valid set of authentication values specified";

export const LOGIN_RULES: readonly RuleCase[] = [
  {
    rejects: "a secret that is text, without showing it",
    props: { ...PRINCIPAL, clientSecret: "hunter2" as never },
    says: 'clientSecret is a secret and must be a sensitive PackerVariable: anything else would stand in the file; use new PackerVariable({ name: "client_secret", fromEnvironment: "CLIENT_SECRET", sensitive: true })',
    plugin: { notAsked: "nothing is written" },
  },
  {
    rejects: "a secret that claims to be a variable",
    props: { ...PRINCIPAL, clientSecret: { name: 'x"; rm -rf', sensitive: true } as never },
    says: 'clientSecret is a secret and must be a sensitive PackerVariable: anything else would stand in the file; use new PackerVariable({ name: "client_secret", fromEnvironment: "CLIENT_SECRET", sensitive: true })',
    plugin: { notAsked: "nothing is written" },
  },
  {
    rejects: "a secret and a certificate",
    props: { ...PRINCIPAL, clientSecret: SECRET, clientCertPath: "/dev/null" },
    says: 'clientCertPath can not be given together with clientSecret: the plugin takes one way to log in, got "/dev/null"; leave out clientCertPath or clientSecret',
    plugin: { refuses: NO_SET },
  },
  {
    rejects: "a secret and the Azure CLI",
    props: { ...PRINCIPAL, clientSecret: SECRET, useAzureCliAuth: true },
    says: "clientSecret can not be given together with useAzureCliAuth: the login of the Azure CLI wins over everything else; leave out clientSecret or useAzureCliAuth",
    plugin: { accepts: "it logs in with the CLI" },
  },
  {
    rejects: "a secret without a client",
    props: { subscriptionId: SUBSCRIPTION, clientSecret: SECRET },
    says: 'clientSecret needs clientId: a service principal logs in with it; add clientId: "00000000-0000-0000-0000-000000000000"',
    plugin: { refuses: NO_SET },
  },
  {
    rejects: "a token without a subscription",
    props: { clientId: SUBSCRIPTION, clientJwt: SECRET },
    says: 'clientJwt needs subscriptionId: a service principal logs in with it; add subscriptionId: "00000000-0000-0000-0000-000000000000"',
    plugin: { refuses: NO_SET },
  },
  {
    rejects: "a certificate's password without a certificate",
    props: { clientCertPassword: SECRET },
    says: 'clientCertPassword needs clientCertPath: it is the password of that file; add clientCertPath: "/run/secrets/build.pfx"',
    plugin: { accepts: "it logs in as a managed identity" },
  },
  {
    rejects: "an OIDC request token without its URL",
    props: { ...PRINCIPAL, oidcRequestToken: SECRET },
    says: 'oidcRequestToken needs oidcRequestUrl: the token is sent there; add oidcRequestUrl: new PackerVariable({ name: "oidc_request_url" }).value',
    plugin: { refuses: NO_SET },
  },
  {
    rejects: "an OIDC request URL without its token",
    props: {
      subscriptionId: SUBSCRIPTION,
      clientId: SUBSCRIPTION,
      oidcRequestUrl: "https://token.example.com",
    },
    says: 'oidcRequestUrl needs oidcRequestToken: it wants that token, got "https://token.example.com"; add oidcRequestToken: new PackerVariable({ name: "oidc_request_token", sensitive: true })',
    plugin: { refuses: NO_SET },
  },
  {
    rejects: "a tenant for a managed identity",
    props: { tenantId: SUBSCRIPTION },
    says: 'tenantId can not be given for a managed identity: the plugin then looks for a service principal, got "00000000-0000-0000-0000-000000000001"; leave it out, or add clientSecret',
    plugin: { refuses: NO_SET },
  },
  {
    rejects: "a subscription by its name",
    props: { subscriptionId: "production" },
    says: `subscriptionId must be a subscription's GUID, got "production"; use what \`az account show --query id\` prints, such as "00000000-0000-0000-0000-000000000000"`,
    plugin: { accepts: "the build ends at its start" },
  },
  {
    rejects: "an unknown cloud",
    props: { cloudEnvironmentName: "german" },
    says: 'cloudEnvironmentName must be public, usgovernment or china, unless metadataHost describes another cloud, got "german"; use "public", or leave it out',
    plugin: { refuses: "There is no cloud environment matching the name 'german'" },
  },
  {
    rejects: "a metadata host without its scheme",
    props: { metadataHost: "management.example.com" },
    says: 'metadataHost must be a URL with its scheme: without it the plugin logs in to public Azure instead, got "management.example.com"; write it like "https://management.azure.com"',
    plugin: { accepts: "it logs in to public Azure without a word" },
  },
];
