import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "../../../tools/tool-cache";

/** One row of the truth table in docs/azure-login.md. */
export interface LoginRow {
  /** The variables that are set, as the document writes them: `SP`, `ARM_USE_OIDC=true`, `ARM_CLIENT_SECRET`. */
  readonly variables: readonly string[];
  /** The login of our template, or `error`. */
  readonly login: string;
  /** What the plugin does when it is handed the same values. */
  readonly pluginAlone: string;
}

const ROW = /^\| ((?:`[A-Z_]+(?:=\w+)?` ?)+|nothing) *\| ([a-z-]+) *\| ([a-z-]+) *\|$/gm;

/** The truth table, from the document that its readers read. */
export function loginRows(): readonly LoginRow[] {
  const text = readFileSync(join(REPOSITORY_ROOT, "docs", "azure-login.md"), "utf8");
  return [...text.matchAll(ROW)].map(([, variables = "", login = "", pluginAlone = ""]) => ({
    variables: [...variables.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
    login,
    pluginAlone,
  }));
}

/** The environment that a row describes, with a value of `samples` where the row gives none. */
export function environmentOf(
  row: LoginRow,
  samples: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const servicePrincipal = ["ARM_SUBSCRIPTION_ID", "ARM_CLIENT_ID", "ARM_TENANT_ID"];
  const names = row.variables.flatMap((name) => (name === "SP" ? servicePrincipal : [name]));
  return Object.fromEntries(
    names.map((each) => {
      const [name = "", value = samples[each]] = each.split("=");
      if (value === undefined) throw new Error(`the document names ${each}, for which the test has no value`);
      return [name, value];
    }),
  );
}
