import { Problems } from "../errors";
import { Group } from "../hcl/body";
import { checkBills } from "./check-bills";
import { PackerPlugin } from "./packer-plugin";
import { sourceName } from "./packer-source";
import type { PackerTemplate } from "./packer-template";
import { checkDuty } from "./step-duties";
import { checkSettings } from "./provisioners/provisioner-settings";

/** Packer keeps no lock file: a range would let two builds of one template run different code. */
const EXACT_VERSION = /^[0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.-]+)?$/;

const TEMPLATE_NAME = /^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$/;

/** Notes everything about a template that Packer would refuse, or that no build could mean. */
export function checkTemplate(template: PackerTemplate, problems: Problems): void {
  problems.require(TEMPLATE_NAME.test(template.name), {
    code: "template-name",
    property: "name",
    rule: "must be 1 to 64 letters, digits, dashes and underscores, starting with a letter or digit: it names a folder",
    got: template.name,
    fix: 'use a name such as "ubuntu-base"',
  });
  problems.require(template.sources.length > 0, {
    code: "template-sources",
    property: "sources",
    rule: "must hold at least one source",
    fix: "add one with addSource()",
  });
  requireUnique(
    problems,
    "variables",
    template.variables.map(({ name }) => name),
  );
  requireUnique(problems, "locals", [
    ...template.locals.flatMap(namesOf),
    ...template.sensitiveLocals.map(({ name }) => name),
  ]);
  requireUnique(
    problems,
    "data",
    template.dataSources.map(({ type, name }) => `${type}.${name}`),
  );
  requireUnique(problems, "sources", template.sources.map(sourceName));
  const single = template.sources.length === 1;
  for (const source of template.sources) source.check(single ? problems : problems.within(source.label));
  checkPlugins(template, problems);
  checkProvisioners(template, problems);
}

function checkProvisioners(template: PackerTemplate, problems: Problems): void {
  const sources = template.sources.map((source) => ({ name: sourceName(source), label: source.label }));
  const last = template.provisioners.length - 1;
  template.provisioners.forEach((placed, n) => {
    const { step, property } = placed;
    checkSettings(problems, property, step.settings, sources);
    checkDuty(problems, placed);
    problems.require(!step.endsBuild || n === last, {
      code: "provisioner-last",
      property,
      rule: "removes the build's user and must be the last step",
      fix: "put the other steps before it",
    });
  });
  checkBills(problems, template.provisioners, template.sources);
}

function checkPlugins(template: PackerTemplate, problems: Problems): void {
  const seen = new Map<string, PackerPlugin>();
  for (const plugin of template.requiredPlugins) {
    const other = seen.get(plugin.name);
    problems.require(
      other === undefined || (other.version === plugin.version && other.source === plugin.source),
      {
        code: "plugin-twice",
        property: `plugins.${plugin.name}`,
        rule: `is required as ${other?.source} ${other?.version} too`,
        got: `${plugin.source} ${plugin.version}`,
        fix: "use one and the same plugin everywhere in a template",
      },
    );
    problems.require(EXACT_VERSION.test(plugin.version), {
      code: "plugin-version",
      property: `plugins.${plugin.name}.version`,
      rule: "must be one exact version",
      got: plugin.version,
      fix: 'use one such as "1.1.2"',
    });
    seen.set(plugin.name, other ?? plugin);
  }
}

function requireUnique(problems: Problems, property: string, names: readonly string[]): void {
  const twice = names.filter((name, n) => names.indexOf(name) !== n);
  for (const name of new Set(twice)) {
    problems.add({
      code: "template-twice",
      property,
      rule: "must have different names",
      got: name,
      fix: "rename one",
    });
  }
}

/** The attributes of a group. */
function namesOf({ body }: Group): readonly string[] {
  return body.flatMap((item) => (item.kind === "attribute" ? [item.name] : []));
}
