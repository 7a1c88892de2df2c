import { parse } from "@cdktf/hcl2json";
import type { ForeignProject } from "./foreign-project";

type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>[]>>;

/** What HashiCorp's parser reads in a template: the blocks by type, and a source's or build's own by their names. */
export interface PackerTemplateJson {
  readonly source: { readonly "azure-arm": Blocks };
  readonly hcp_packer_registry: readonly Readonly<Record<string, unknown>>[];
  readonly build: readonly {
    readonly sources: readonly string[];
    readonly provisioner: Blocks;
  }[];
  readonly data?: Readonly<Record<string, Blocks>>;
}

/** The template that a project wrote to `path`, parsed. */
export async function packerTemplate(project: ForeignProject, path: string): Promise<PackerTemplateJson> {
  return (await parse(path, project.read(path))) as unknown as PackerTemplateJson;
}
