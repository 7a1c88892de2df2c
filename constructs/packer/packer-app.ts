import { IConstruct, RootConstruct } from "constructs";
import { ImageError, Problem, Problems } from "../errors";
import { buildOrder } from "./build-order";
import { OutputFolder } from "./output/output-folder";
import { OutputOptions } from "./output/output-plan";
import { OutputReport } from "./output/output-report";
import { RenderedImage } from "./output/rendered-file";
import { PackerTemplate } from "./packer-template";
import { renderTemplate } from "./render-template";
import { FileCache } from "./template-files";

/**
 * The root of a tree of Packer templates. It validates the whole tree, then writes, or writes nothing.
 */
export class PackerApp extends RootConstruct {
  /**
   * Every template as it will stand on disk, in build order: parents before what derives from them.
   *
   * @throws ImageError listing every problem of every template
   */
  render(): RenderedImage[] {
    const constructs = this.node.findAll();
    const templates = constructs.filter((construct) => PackerTemplate.isPackerTemplate(construct));
    const problems: Problem[] = constructs.flatMap(ownValidations);
    const cache: FileCache = new Map();
    const images = templates.map((template) => {
      const found = new Problems(pathOf(template));
      template.check(found);
      const image = renderTemplate(template, found, cache);
      problems.push(...found.all);
      return image;
    });
    const between = new Problems("PackerApp");
    const ordered = buildOrder(images, between);
    checkDefinitions(templates, between);
    problems.push(...between.all);
    if (problems.length > 0) throw new ImageError(problems);
    return ordered;
  }

  /**
   * Renders every template and brings the folder at `outputFolder` up to date: one folder per image, and
   * `catalog.json`. Files that were edited by hand are kept, and whatever is not ours is never touched.
   *
   * @throws ImageError listing every problem, in which case nothing was written; or saying what the disk refused
   */
  synth(outputFolder: string, options: OutputOptions = {}): OutputReport {
    return new OutputFolder(outputFolder).write(this.render(), options);
  }
}

/** Two images with one definition would overwrite each other's newest version; Azure ignores case. */
function checkDefinitions(templates: readonly PackerTemplate[], problems: Problems): void {
  const owners = new Map<string, string>();
  for (const { name, lineage } of templates) {
    for (const definition of lineage.definitions) {
      const owner = owners.get(definition.toLowerCase()) ?? name;
      problems.require(owner === name, {
        code: "template-definition-twice",
        property: "definition",
        rule: `must belong to one image, ${owner} publishes to it too`,
        got: definition,
        fix: `give ${name} a definition of its own`,
      });
      owners.set(definition.toLowerCase(), owner);
    }
  }
}

/** What `node.addValidation` of any construct in the tree has to say. */
function ownValidations(construct: IConstruct): readonly Problem[] {
  return construct.node.validate().map((message) => ({
    code: "validation",
    path: pathOf(construct),
    property: "validation",
    rule: `failed: ${message}`,
    fix: "see the construct that says so",
  }));
}

/** A construct's path as the user wrote it, without the ids that this library adds. */
function pathOf(construct: IConstruct): string {
  return construct.node.path.replace(/\/Resource$/, "") || "PackerApp";
}
