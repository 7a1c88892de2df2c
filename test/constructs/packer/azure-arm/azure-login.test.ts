import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attributes } from "../../../../constructs/hcl";
import { addAzureLogin } from "../../../../constructs/packer/azure-arm/login";
import { runPacker } from "../../../tools/packer-run";
import { describeWithPacker } from "../../../tools/real-packer";
import { AzureStandIn } from "./azure-stand-in";
import { environmentOf, loginRows } from "./login-rows";
import { LoginTemplate, methodOf } from "./login-runs";
import { refusalsOf } from "./plugin-refusals";

const folder = mkdtempSync(join(tmpdir(), "azure-login-"));
afterAll(() => rmSync(folder, { recursive: true }));

const TOKEN = "token.of.the-test";

const FILES = {
  ARM_CLIENT_CERTIFICATE_PATH: file("certificate.pfx", "no certificate"),
  ARM_OIDC_TOKEN_FILE_PATH: file("token", `${TOKEN}\n`),
};

/** What the plugin takes the same value by. */
const OPTIONS: Readonly<Record<string, string>> = {
  ARM_SUBSCRIPTION_ID: "subscription_id",
  ARM_CLIENT_ID: "client_id",
  ARM_TENANT_ID: "tenant_id",
  ARM_CLIENT_SECRET: "client_secret",
  ARM_CLIENT_CERTIFICATE_PATH: "client_cert_path",
  ARM_OIDC_TOKEN: "client_jwt",
  ARM_OIDC_REQUEST_URL: "oidc_request_url",
  ARM_OIDC_REQUEST_TOKEN: "oidc_request_token",
  ARM_ENVIRONMENT: "cloud_environment_name",
};

const rows = loginRows();
const cases = rows.map((row, n) => [row.variables.join(" ") || "nothing", row, n] as const);

test("the document has a row for each login and for each way to fail", () => {
  const logins = new Set(rows.map(({ login }) => login));
  const all = [
    "azure-cli",
    "client-certificate",
    "client-secret",
    "error",
    "managed-identity",
    "oidc-request",
  ];
  expect([...logins].sort()).toEqual([...all, "oidc-token"]);
  expect(rows.length).toBeGreaterThan(15);
});

describeWithPacker(
  "with the real plugin, our template",
  (packer) => {
    const ours = new LoginTemplate(folder);
    ours.addSource("ours", addAzureLogin(ours.template));
    const { place } = ours.write();

    // A build checks all that `packer validate` checks, and then shows which login it takes.
    test.concurrent.each(cases)(
      "logs in as the document says: %s",
      async (_name, row, n) => {
        const standIn = await AzureStandIn.start();
        const samples = samplesFor(standIn, n);
        const environment = { ...environmentOf(row, samples), ...standIn.environment };
        const { output } = await runPacker(packer, ["build", place], { environment });
        standIn.stop();
        expect(methodOf(output, standIn.requests, samples)).toBe(row.login);
      },
      60_000,
    );

    test.concurrent.each(cases.filter(([, { login }]) => login === "error"))(
      "does not validate: %s",
      async (_name, row, n) => {
        const standIn = await AzureStandIn.start();
        const environment = { ...environmentOf(row, samplesFor(standIn, n)), ...standIn.environment };
        const { exitCode } = await runPacker(packer, ["validate", place], { environment });
        standIn.stop();
        expect(exitCode).toBe(1);
      },
      60_000,
    );

    test.concurrent(
      "hands over ARM_ENVIRONMENT: a cloud that nobody knows is refused",
      async () => {
        const run = await runPacker(packer, ["validate", place], {
          environment: { ARM_ENVIRONMENT: "german" },
        });
        expect(run.output).toContain("There is no cloud environment matching the name 'german'");
      },
      60_000,
    );
  },
  ["azure"],
);

describeWithPacker(
  "the real plugin alone, handed each value by the option of its name",
  (packer) => {
    /** What each row led to: all rows are sources of one template, and differ in tenant and subscription. */
    const methods: string[] = [];

    beforeAll(async () => {
      const standIn = await AzureStandIn.start();
      const options = { environment: standIn.environment };
      const all = rowsAsSources(standIn, () => true);
      const refused = refusalsOf(
        (await runPacker(packer, ["validate", all.place], options)).output,
        all.text,
      );
      const accepted = rowsAsSources(standIn, (label) => !refused.has(label));
      const { output } = await runPacker(packer, ["build", accepted.place], options);
      standIn.stop();
      rows.forEach((_row, n) => {
        const said = output
          .split("\n")
          .filter((line) => line.includes(`azure-arm.row-${n}:`) || line.includes(`'azure-arm.row-${n}'`));
        const { ARM_TENANT_ID, ARM_SUBSCRIPTION_ID, ...samples } = samplesFor(standIn, n);
        const sent = standIn.requests.filter(
          (request) => request.includes(ARM_TENANT_ID) || request.includes(ARM_SUBSCRIPTION_ID),
        );
        methods.push(methodOf(said.join("\n"), sent, samples));
      });
    }, 120_000);

    test.each(cases)("does what the document says: %s", (_name, row, n) => {
      expect(methods[n]).toBe(row.pluginAlone);
    });
  },
  ["azure"],
);

/** A template with a source for each wanted row. */
function rowsAsSources(standIn: AzureStandIn, isWanted: (label: string) => boolean) {
  const plugins = new LoginTemplate(folder);
  rows.forEach((row, n) => {
    const values = environmentOf(row, samplesFor(standIn, n));
    const options = Object.entries(OPTIONS).map(([variable, option]) => [option, values[variable]]);
    if (!isWanted(`row-${n}`)) return;
    plugins.addSource(`row-${n}`, {}, attributes(Object.fromEntries(options) as Record<string, string>));
  });
  return plugins.write();
}

/** A value for each variable; tenant and subscription tell one row's requests from another's. */
function samplesFor(standIn: AzureStandIn, n: number) {
  const row = String(n).padStart(3, "0");
  const url = `${standIn.url}/oidc-request?api-version=2`;
  return {
    ...FILES,
    ARM_SUBSCRIPTION_ID: `00000000-0000-0000-0001-000000000${row}`,
    ARM_TENANT_ID: `00000000-0000-0000-0002-000000000${row}`,
    ARM_CLIENT_ID: "00000000-0000-0000-0000-000000000003",
    ARM_CLIENT_SECRET: "secret-of-the-test",
    ARM_OIDC_TOKEN: TOKEN,
    ARM_OIDC_REQUEST_URL: url,
    ARM_OIDC_REQUEST_TOKEN: "request-token-of-the-test",
    ACTIONS_ID_TOKEN_REQUEST_URL: url,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request-token-of-the-test",
  };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
