import { Problems } from "../errors";
import { reference, template } from "../hcl/value";
import type { HclText, HclValue } from "../hcl/value";
import { pluginLiteral } from "./go-template";
import type { PackerVariable } from "./packer-variable";

/** Who vouches for a statement of provenance. */
export type ProvenanceSigning =
  /** The path of a private key in PEM on the machine that runs Packer, without a password: an input, best of all. */
  | { readonly key: HclText }
  /** A key that never leaves its service: `azurekms://VAULT.vault.azure.net/KEY`, or of another cloud. */
  | { readonly kms: HclText }
  /** No key, but the identity that the CI gives to the job; a certificate for it comes from Sigstore. */
  | { readonly keyless: KeylessSigning };

/** The identity that a certificate has to be for, or the build fails. */
export interface KeylessSigning {
  /** The workflow: `https://github.com/OWNER/REPOSITORY/.github/workflows/build.yml@refs/heads/main`. */
  readonly identity: HclText;
  /** Who gives it: `https://token.actions.githubusercontent.com`. */
  readonly issuer: HclText;
  /**
   * The authority that issues certificates.
   * @default "https://fulcio.sigstore.dev"
   */
  readonly fulcioUrl?: HclText;
  /**
   * The log that keeps the signature. The default one is public, and what is in it stays: the identity, with the
   * names of owner, repository and branch.
   * @default "https://rekor.sigstore.dev"
   */
  readonly rekorUrl?: HclText;
}

/** What a statement of provenance says beside what was built, and who signs it. */
export interface ProvenanceOptions {
  /**
   * Who vouches for it.
   * @default - nobody: whoever can write the file can write another
   */
  readonly signing?: ProvenanceSigning;
  /**
   * The repository that the build is from: `git+https://github.com/OWNER/REPOSITORY`.
   * @default - what GitHub's or GitLab's CI says, else git's `origin` for the folder that Packer was started in
   */
  readonly sourceUri?: HclText;
  /**
   * Inputs whose values are recorded. Beside them Packer records every `PKR_VAR_*` of the environment, of variables
   * that the template does not have too; hidden are those alone that the template has as sensitive.
   * @default - none
   */
  readonly variables?: readonly PackerVariable[];
}

/** The options of the post-processor `provenance`. @throws ImageError listing everything that is wrong */
export function provenanceOptions(
  options: ProvenanceOptions,
): Readonly<Record<string, HclValue | undefined>> {
  const { signing, sourceUri, variables = [] } = options;
  checkProvenance(options);
  const given = {
    ...signingOptions(signing),
    source_uri: sourceUri,
  };
  const literal = Object.entries(given).map(([name, value]) => [name, value && pluginLiteral(value)]);
  return {
    output_dir: template(reference("path.root"), "/provenance"),
    user_variables:
      variables.length === 0
        ? undefined
        : Object.fromEntries(variables.map(({ name, value }) => [name, value])),
    ...(Object.fromEntries(literal) as Readonly<Record<string, HclValue | undefined>>),
  };
}

function signingOptions(signing?: ProvenanceSigning): Readonly<Record<string, HclValue | undefined>> {
  if (signing === undefined) return {};
  if ("key" in signing) return { signing_mode: "key", signer: signing.key };
  if ("kms" in signing) return { signing_mode: "kms", signer: signing.kms };
  const { identity, issuer, fulcioUrl, rekorUrl } = signing.keyless;
  return {
    signing_mode: "keyless",
    keyless_identity: identity,
    keyless_oidc_issuer: issuer,
    fulcio_url: fulcioUrl,
    rekor_url: rekorUrl,
    // The certificate lives for ten minutes: without the log, nobody could tell later that it was valid.
    upload_tlog: true,
  };
}

const KMS = /^(?:azurekms|awskms|gcpkms|hashivault):\/\/./;

function checkProvenance({ signing, variables = [] }: ProvenanceOptions): void {
  const problems = new Problems("PostProcessor.provenance");
  const ways = signing === undefined ? [] : Object.keys(signing);
  problems.require(signing === undefined || (ways.length === 1 && /^(?:key|kms|keyless)$/.test(ways[0]!)), {
    code: "provenance-signing",
    property: "signing",
    rule: "must be one of key, kms and keyless",
    got: ways,
    fix: 'write it like { kms: "azurekms://my-vault.vault.azure.net/my-key" }',
  });
  const kms = signing !== undefined && "kms" in signing ? signing.kms : undefined;
  problems.require(typeof kms !== "string" || KMS.test(kms), {
    code: "provenance-kms",
    property: "signing.kms",
    rule: "must start with azurekms://, awskms://, gcpkms:// or hashivault://",
    got: kms,
    fix: 'write it like "azurekms://my-vault.vault.azure.net/my-key"',
  });
  variables.forEach(({ name, sensitive }, n) =>
    problems.require(!sensitive, {
      code: "provenance-secret",
      property: `variables[${n}]`,
      rule: "must not be sensitive: what is recorded is for everybody to read",
      got: name,
      fix: "leave it out",
    }),
  );
  problems.throwIfAny();
}
