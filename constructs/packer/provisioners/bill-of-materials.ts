import { attributes } from "../../hcl/body";
import { reference, template } from "../../hcl/value";
import type { ProvisionerContext, ProvisionerOptions, ProvisionerStep } from "./provisioner";
import { refuseGoTemplate } from "./go-template-refusal";

/** Where a bill of materials comes from, and what becomes of it. */
export interface BillOfMaterialsOptions extends Omit<
  ProvisionerOptions,
  "continueOnError" | "maxRetries" | "override"
> {
  /**
   * The absolute path, in the machine, of a CycloneDX or SPDX file in JSON that an earlier step has made. The user
   * that the build logs in with has to be allowed to read it. Excludes `format` and `exclude`.
   * @default - Packer makes one of everything that is installed
   */
  readonly source?: string;
  /**
   * What Packer makes.
   * @default "cyclonedx"
   */
  readonly format?: "cyclonedx" | "spdx";
  /**
   * Absolute paths, in the machine, that Packer does not look into.
   * @default - none but its own program
   */
  readonly exclude?: readonly string[];
  /**
   * How HCP Packer calls it: 3 to 36 letters, digits and dashes. No other of the same version can have the name.
   * @default - HCP Packer's choice
   */
  readonly name?: string;
  /**
   * Whether a copy is kept beside the template, on the machine that runs Packer: `TYPE.LABEL.sbom.json`, with the
   * source's type and label and, if there is one, the name. A build takes the place of the copy of the one before.
   * @default true
   */
  readonly keepCopy?: boolean;
}

/** Packer's documentation allows the underscore, its check does not. */
const NAME = /^[0-9A-Za-z-]{3,36}$/;

/** Plain enough to be a part of a command, and of a pattern, as it stands. */
const PATH = /^(?:\/[A-Za-z0-9_.+-]+)+$/;

/** Where Packer puts its own program; the 400 Go modules that it is made of are not in the image. */
const SCANNER = "/tmp/packer-sbom-runner";

/**
 * Packer's own command, but for the question for a password, which nobody would answer, and for what Packer leaves
 * behind in the home of the user that it runs as, a note of its update check for one.
 */
const EXECUTE_COMMAND = [
  "home=$(mktemp -d)",
  "sudo -n env HOME=$home CHECKPOINT_DISABLE=1 {{ .Path }} sbom-generate {{ .Args }} {{ .ScanPath }} > {{ .Output }}",
  "code=$?",
  "sudo -n rm -rf $home",
  "exit $code",
].join("; ");

/**
 * Records which software is inside (`hcp-sbom`), for HCP Packer and, as a copy, for you. For the slot
 * `billOfMaterials`.
 *
 * - Packer downloads its own latest release from releases.hashicorp.com for it, whichever runs the build, and
 *   has it run in the machine, in `/tmp`. Where that is mounted `noexec`, and where Packer has no way to the
 *   internet, make the file in an earlier step and name it as `source`.
 * - Where it fails, the build fails, although Packer says that it goes on; "malformed packer SBOM output" comes
 *   last, the reason above it. Packer takes the failure for a success, so that a retry would never happen.
 * - Packer has to be started where it may write: it keeps a file in the working directory meanwhile.
 *
 * @see https://developer.hashicorp.com/packer/docs/provisioners/hcp-sbom
 */
export function billOfMaterials(options: BillOfMaterialsOptions = {}): ProvisionerStep {
  const { source, format = "cyclonedx", exclude = [], name, keepCopy = true } = options;
  const scan = {
    auto_generate: true,
    scanner_args: ["-o", `${format}-json`, ...[SCANNER, ...exclude].flatMap(excludeArgument)],
    execute_command: EXECUTE_COMMAND,
  };
  return {
    type: "hcp-sbom",
    settings: options,
    comment: options.comment,
    bill: { name },
    body(context) {
      checkBill(options, context);
      return attributes({
        ...(source === undefined ? scan : { source }),
        sbom_name: name,
        destination: keepCopy ? copyOf(name) : undefined,
      });
    },
  };
}

/** Its patterns begin at the folder that is scanned, and a folder's pattern is for all that is in it. */
function excludeArgument(path: string): readonly string[] {
  return ["--exclude", `.${path}`];
}

/** No two copies of a template have one name: sources differ in type or label, bills of one source in the name. */
function copyOf(name: string | undefined) {
  const own = name === undefined ? "" : `.${name}`;
  const source = [reference("source.type"), ".", reference("source.name")];
  return template(reference("path.root"), "/", ...source, `${own}.sbom.json`);
}

function checkBill(options: BillOfMaterialsOptions, { problems, property }: ProvisionerContext): void {
  const { source, format, exclude = [], name } = options;
  const isEither = source === undefined || (format === undefined && exclude.length === 0);
  problems.require(isEither, {
    code: "bill-of-materials-source",
    property: `${property}.source`,
    rule: "must not be given together with format or exclude: they are about what Packer makes",
    got: source,
    fix: "remove format and exclude, or source",
  });
  problems.require(format === undefined || ["cyclonedx", "spdx"].includes(format), {
    code: "bill-of-materials-format",
    property: `${property}.format`,
    rule: "must be cyclonedx or spdx",
    got: format,
    fix: 'use "cyclonedx"',
  });
  problems.require(name === undefined || NAME.test(name), {
    code: "bill-of-materials-name",
    property: `${property}.name`,
    rule: "must be 3 to 36 letters, digits and dashes",
    got: name,
    fix: 'use a name such as "packages"',
  });
  exclude.forEach((path, n) =>
    problems.require(PATH.test(path), {
      code: "bill-of-materials-exclude",
      property: `${property}.exclude[${n}]`,
      rule: "must be an absolute path of letters, digits and any of _ . + -",
      got: path,
      fix: 'write it like "/opt/cache"',
    }),
  );
  if (source === undefined) return;
  const likeThis = 'write it like "/tmp/sbom.json"';
  refuseGoTemplate(problems, `${property}.source`, source, likeThis);
  problems.require(/^\/[^\0\r\n]*[^\0\r\n/]$/.test(source), {
    code: "bill-of-materials-source",
    property: `${property}.source`,
    rule: "must be the absolute path of a file in the machine",
    got: source,
    fix: likeThis,
  });
}
