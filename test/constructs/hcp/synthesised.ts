import { App, TerraformStack, Testing } from "cdktf";

/** A stack's JSON, as far as tests look into it. */
export interface StackJson {
  readonly terraform?: Block;
  readonly provider?: Readonly<Record<string, readonly Block[]>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly check?: Readonly<Record<string, CheckBlock>>;
  readonly import?: readonly { readonly to: string; readonly id: string }[];
  readonly output?: Readonly<Record<string, Block>>;
}

export type Block = Readonly<Record<string, unknown>>;

export interface CheckBlock {
  readonly data?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly assert: readonly { readonly condition: string; readonly error_message: string }[];
}

/**
 * What CDKTF writes for a stack with what `build` puts into it. Without validations: those of `terraform_data` start
 * Terraform, once for each.
 */
export function synthesised(build: (stack: TerraformStack) => void): StackJson {
  const stack = new TerraformStack(new App(), "stack");
  build(stack);
  return JSON.parse(Testing.synth(stack)) as StackJson;
}

/** What CDKTF writes for a stack of its own class. The backend is Terraform's own, in the folder that it runs in. */
export function synthesisedStack(make: (app: App) => TerraformStack): StackJson {
  return JSON.parse(Testing.synth(make(new App()))) as StackJson;
}

/** The only block of a type: `only(json.data, "hcp_packer_version")`. */
export function only(
  blocks: Readonly<Record<string, Readonly<Record<string, Block>>>> | undefined,
  type: string,
): Block {
  const found = Object.values(blocks?.[type] ?? {});
  if (found.length !== 1) throw new Error(`${found.length} ${type} instead of one`);
  return found[0]!;
}
