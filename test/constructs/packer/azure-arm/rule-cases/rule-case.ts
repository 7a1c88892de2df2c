import { AzureArmSourceProps } from "../../../../../constructs/packer/azure-arm/azure-arm-source";

/** One combined rule, shown by a source that breaks it. */
export interface RuleCase {
  /** What is refused; the test's name goes on from "rejects". */
  readonly rejects: string;
  /** What differs from a source that nothing is wrong with. */
  readonly props: Partial<AzureArmSourceProps>;
  /** The one message, without the path. */
  readonly says: string;
  /**
   * What `packer validate` with the real plugin says to the same source: a piece of its message, or that it
   * `accepts` it, with what comes of that later. plugin-verdicts.test.ts asks it.
   */
  readonly plugin:
    { readonly accepts: string } | { readonly refuses: string } | { readonly notAsked: string };
}

/** The rest of a test's name after "rejects". */
export function titleOf({ rejects, plugin }: RuleCase): string {
  if ("accepts" in plugin) return `${rejects} (the plugin accepts it: ${plugin.accepts})`;
  return "refuses" in plugin ? `${rejects} (so does the plugin)` : `${rejects} (${plugin.notAsked})`;
}
