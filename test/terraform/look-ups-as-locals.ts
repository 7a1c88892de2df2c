import type { StackJson } from "../constructs/hcp/synthesised";

/** What a look-up of HCP Packer says, by the last part of its address. */
export type LookUpValues = (type: string, id: string) => Readonly<Record<string, unknown>>;

/**
 * `stack` with its look-ups as locals, so that Terraform needs no provider: `data.<type>.<id>` becomes
 * `local.<id>` wherever it stands. Everything else, above all each expression, is what CDKTF wrote.
 *
 * @param now what `plantimestamp()` is, which nothing else can hold still: the one other replacement
 */
export function lookUpsAsLocals(stack: StackJson, now: string, values: LookUpValues): object {
  const { resource, check } = stack;
  const locals = Object.entries(stack.data ?? {}).flatMap(([type, blocks]) =>
    Object.keys(blocks).map((id) => [id, values(type, id)] as const),
  );
  const text = JSON.stringify({ resource, check })
    .replaceAll("plantimestamp()", JSON.stringify(JSON.stringify(now)).slice(1, -1))
    .replace(/\bdata\.hcp_packer_(?:version|artifact)\./g, "local.");
  return { ...(JSON.parse(text) as object), locals: Object.fromEntries(locals) };
}
