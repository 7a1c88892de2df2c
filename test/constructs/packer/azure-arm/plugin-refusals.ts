/**
 * What `packer validate` has against each source of one template, by the source's label. Packer names the line on
 * which a refused source starts.
 */
export function refusalsOf(output: string, template: string): ReadonlyMap<string, string> {
  const lines = template.split("\n");
  const refusals = new Map<string, string>();
  for (const [, message = "", line] of output.matchAll(/Error: (.*?)\n\n {2}on \S+ line (\d+):/gs)) {
    const label = /^source "azure-arm" "([^"]+)"/.exec(lines[Number(line) - 1] ?? "")?.[1];
    if (label === undefined) throw new Error(`Packer refuses more than a source: ${message}`);
    refusals.set(label, message.replace(/\s+/g, " "));
  }
  const errors = [...output.matchAll(/^Error: /gm)].length;
  if (errors !== refusals.size) throw new Error(`Packer says what is not about one source: ${output}`);
  return refusals;
}
