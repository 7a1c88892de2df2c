import { AzurermBackend, CloudBackend, LocalBackend, NamedCloudWorkspace, TerraformStack } from "cdktf";
import { Problems } from "../constructs/errors";

/** Where HCP Terraform keeps a stack's state, and runs it. */
export interface HcpTerraformOptions {
  /** The organisation. */
  readonly organization: string;
  /** @default - the stack's name */
  readonly workspace?: string;
  /** The project that the workspace is made in. @default - the organisation's default one */
  readonly project?: string;
}

/** The blob that holds a stack's state. */
export interface AzurermStateOptions {
  /** The storage account, which is there already. */
  readonly storageAccountName: string;
  readonly containerName: string;
  /** The blob. @default - the stack's name with `.tfstate` behind it */
  readonly key?: string;
  /** The account's resource group; needed when its subscription is not that of the login. @default - not looked up */
  readonly resourceGroupName?: string;
}

/** A place for state, as one stack of a given name uses it. */
interface Place {
  /** What no two stacks may share. */
  readonly identity: string;
  addTo(stack: TerraformStack): void;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,89}$/;
const STORAGE_ACCOUNT = /^[a-z0-9]{3,24}$/;
const CONTAINER = /^[a-z0-9](?:-?[a-z0-9]){2,62}$/;
const KEY = /^[A-Za-z0-9._/-]{1,1024}$/;
const GROUP = /^[A-Za-z0-9_.()-]{0,89}[A-Za-z0-9_()-]$/;

/**
 * Where a stack's state is kept. It holds everything that Azure and HCP say about the resources in plain text, so
 * whoever can read it can read that.
 *
 * The next apply after a change knows nothing of what exists, unless `terraform init -migrate-state` takes the
 * state along, in the stack's folder below `cdktf.out/stacks`.
 */
export class StackState {
  private constructor(private readonly placeFor: (stackName: string) => Place) {}

  /**
   * A file beside cdktf.json, `terraform.<stack>.tfstate`, which is where CDKTF would have it. For one person who
   * tries things: nobody else sees it, and nothing keeps two applies apart on two machines.
   */
  static local(): StackState {
    // Terraform runs in cdktf.out/stacks/<stack>, and CDKTF itself would write the way there from the root.
    return new StackState((stackName) => {
      const path = `../../../terraform.${stackName}.tfstate`;
      return { identity: path, addTo: (stack) => void new LocalBackend(stack, { path }) };
    });
  }

  /**
   * A workspace of HCP Terraform, made by the first run. Runs are made there: it needs the `ARM_*` and `HCP_*`
   * variables, and `TF_VAR_admin_ssh_public_key`. Terraform itself is logged in by `terraform login`, or by
   * `TF_TOKEN_app_terraform_io`.
   *
   * Turn on health assessments (continuous validation): they evaluate the checks between runs, and so say that an
   * image was revoked, or that a channel moved, when nobody plans anything. HCP Packer's run task lets changes in
   * place pass, as those of a scale set; the guards in the stack do not.
   *
   * @throws ImageError for names that HCP Terraform does not take
   * @see https://developer.hashicorp.com/terraform/cloud-docs/workspaces/health
   */
  static hcpTerraform(options: HcpTerraformOptions): StackState {
    const { organization, workspace, project } = options;
    const problems = new Problems("StackState.hcpTerraform");
    requireMatch(problems, "organization", organization, NAME, "example-org");
    if (workspace !== undefined) requireMatch(problems, "workspace", workspace, NAME, "web-production");
    if (project !== undefined)
      requireMatch(problems, "project", project, /^[A-Za-z0-9 _-]{3,40}$/, "golden images");
    problems.throwIfAny();
    return new StackState((stackName) => {
      const name = workspace ?? stackName;
      const workspaces = new NamedCloudWorkspace(name, project);
      return {
        identity: `${organization}/${name}`,
        addTo: (stack) => void new CloudBackend(stack, { organization, workspaces }),
      };
    });
  }

  /**
   * A blob in a storage account, which is locked while Terraform runs. The login is that of azurerm (`ARM_*`), by
   * Entra ID and without the account's keys: it needs the role "Storage Blob Data Contributor". Turn on versioning
   * of the account, which keeps every earlier state.
   *
   * @throws ImageError for names that Azure does not take
   * @see https://developer.hashicorp.com/terraform/language/backend/azurerm
   */
  static azurerm(options: AzurermStateOptions): StackState {
    const { storageAccountName, containerName, key, resourceGroupName } = options;
    const problems = new Problems("StackState.azurerm");
    requireMatch(problems, "storageAccountName", storageAccountName, STORAGE_ACCOUNT, "stgoldenimages");
    requireMatch(problems, "containerName", containerName, CONTAINER, "tfstate");
    if (key !== undefined) requireMatch(problems, "key", key, KEY, "web/production.tfstate");
    if (resourceGroupName !== undefined) {
      requireMatch(problems, "resourceGroupName", resourceGroupName, GROUP, "rg-state");
    }
    problems.throwIfAny();
    return new StackState((stackName) => {
      const blob = {
        storageAccountName,
        containerName,
        key: key ?? `${stackName}.tfstate`,
        resourceGroupName,
      };
      return {
        identity: `${storageAccountName}/${containerName}/${blob.key}`,
        // The bindings are older than this way to log in.
        addTo: (stack) => new AzurermBackend(stack, blob).addOverride("use_azuread_auth", true),
      };
    });
  }

  /** What no two stacks may share, or each apply of one would destroy the other. */
  identityFor(stackName: string): string {
    return this.placeFor(stackName).identity;
  }

  /** Keeps the state of `stack` here. */
  addTo(stack: TerraformStack): void {
    this.placeFor(stack.node.id).addTo(stack);
  }
}

function requireMatch(
  problems: Problems,
  property: string,
  value: unknown,
  pattern: RegExp,
  example: string,
): void {
  problems.require(typeof value === "string" && pattern.test(value), {
    code: "state",
    property,
    rule: "must be a name that the service takes",
    got: value,
    fix: `use one such as "${example}"`,
  });
}
