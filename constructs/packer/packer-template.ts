import { Construct } from "constructs";
import { Problem, Problems } from "../errors";
import { Block, Body, Group, attribute, attributes, block, group } from "../hcl/body";
import { HclReference, HclValue, reference } from "../hcl/value";
import { TOOL_VERSIONS } from "../image/tool-versions";
import { HcpRegistryProps } from "./hcp-registry";
import { PackerPlugin } from "./packer-plugin";
import { PackerSource, sourceName } from "./packer-source";
import { PackerVariable } from "./packer-variable";
import { PostProcessor } from "./post-processor";
import { PlacedStep, StepPlace } from "./build-slots";
import { ProvisionerStep } from "./provisioners/provisioner";
import { provisionerBlock } from "./provisioner-block";
import { checkTemplate } from "./check-template";
import { TemplateFiles } from "./template-files";

const BRAND = Symbol.for("cdktf-golden-image/PackerTemplate");

/** What one template is. */
export interface PackerTemplateProps {
  /** The folder, and the file `<name>.pkr.hcl` in it. Usually the bucket. */
  readonly name: string;
  /**
   * What builds of this template tell HCP Packer.
   * @default - nothing: the build is not recorded
   */
  readonly registry?: HcpRegistryProps;
}

/** Where a template stands among the others, for the catalog and the build order. */
export interface TemplateLineage {
  /** The bucket that the template derives from. */
  readonly parent?: string;
  /** The channel of that bucket. */
  readonly channel?: string;
  /** The regions that the image is published to, the build region first. */
  readonly regions: readonly string[];
  /** The image definitions that it publishes versions of, each as `gallery/definition`. */
  readonly definitions: readonly string[];
}

/*
 * What a template holds until it is rendered is data, never a block or an attribute. V8 learns at each place in
 * the code how long what is made there lives: were some blocks kept while 10,000 templates are defined, all that
 * are made for printing them would be taken for long-lived too, which has cost 300 MB.
 */

interface SensitiveLocal {
  readonly name: string;
  readonly value: HclValue;
  readonly comment?: string;
}

interface DataSource {
  readonly type: string;
  readonly name: string;
  readonly body: () => Body;
  readonly comment?: string;
}

/**
 * One Packer template, `<name>/<name>.pkr.hcl`, put together part by part. {@link GoldenImageTemplate} makes a
 * complete one from a GoldenImage; this is for what that does not cover. Nothing is checked or written before
 * {@link PackerApp} is synthesised.
 */
export class PackerTemplate extends Construct {
  /** The folder, and the file `<name>.pkr.hcl` in it. */
  readonly name: string;
  /** What a build tells HCP Packer, where it does. */
  readonly registry?: HcpRegistryProps;
  /** Set by whoever knows what the template derives from. */
  lineage: TemplateLineage = { regions: [], definitions: [] };

  private readonly plugins: PackerPlugin[] = [];
  /** @internal */
  readonly variables: PackerVariable[] = [];
  /** @internal */
  readonly locals: Group[] = [];
  /** @internal */
  readonly sensitiveLocals: SensitiveLocal[] = [];
  /** @internal */
  readonly dataSources: DataSource[] = [];
  /** @internal */
  readonly sources: PackerSource[] = [];
  /** @internal */
  readonly provisioners: PlacedStep[] = [];
  /** @internal */
  readonly postProcessors: PostProcessor[] = [];
  private readonly blocks: Block[] = [];
  private readonly checks: ((problems: Problems) => void)[] = [];

  constructor(scope: Construct, id: string, props: PackerTemplateProps) {
    super(scope, id);
    this.name = props.name;
    this.registry = props.registry;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Whether `construct` is a PackerTemplate of this or of any other loaded copy of the package. */
  static isPackerTemplate(construct: object): construct is PackerTemplate {
    return BRAND in construct;
  }

  /** Requires a plugin. The plugins of sources and provisioners are required by themselves. */
  addPlugin(plugin: PackerPlugin): void {
    this.plugins.push(plugin);
  }

  /** Declares an input, and returns what to write where its value is needed. */
  addVariable(variable: PackerVariable): HclReference {
    this.variables.push(variable);
    return variable.value;
  }

  /**
   * Adds a local value, and returns what to write where it is needed.
   *
   * @param comment a line above it; one without stands with the local before it
   */
  addLocal(name: string, value: HclValue, comment?: string): HclReference {
    const local = attribute(name, value, comment);
    const before = comment === undefined ? this.locals.pop() : undefined;
    this.locals.push(group([...(before?.body ?? []), local]));
    return reference(`local.${name}`);
  }

  /** Adds locals that belong together, each an attribute of `locals`. */
  addLocals(locals: Group): void {
    this.locals.push(locals);
  }

  /**
   * Adds a local value that Packer hides in its output: one that a secret is part of. Returns what to write where
   * it is needed.
   */
  addSensitiveLocal(name: string, value: HclValue, comment?: string): HclReference {
    this.sensitiveLocals.push({ name, value, comment });
    return reference(`local.${name}`);
  }

  /**
   * Adds a data source, and returns what its attributes' names are appended to: `data.<type>.<name>`.
   *
   * @param body what stands between the braces; a function is called when the template is rendered
   */
  addData(type: string, name: string, body: Body | (() => Body), comment?: string): string {
    this.dataSources.push({ type, name, body: typeof body === "function" ? body : () => body, comment });
    return `data.${type}.${name}`;
  }

  /** Adds a source, which the build then builds. */
  addSource(source: PackerSource): void {
    this.sources.push(source);
  }

  /**
   * Adds a step to the end of the build.
   *
   * @param place how messages call it, and what stands above it
   */
  addProvisioner(step: ProvisionerStep, place: Partial<StepPlace> = {}): void {
    const { property = `provisioners[${this.provisioners.length}]`, heading, slot } = place;
    if (isStep(step)) this.provisioners.push({ step, property, heading, slot });
    else this.addCheck((problems) => problems.add(notAStep(step, property)));
  }

  /** Adds a step that runs on the machine that runs Packer, after the artifact is there. */
  addPostProcessor(postProcessor: PostProcessor): void {
    this.postProcessors.push(postProcessor);
  }

  /** The escape hatch: any top-level block that has no method here. */
  addBlock(any: Block): void {
    this.blocks.push(any);
  }

  /** Has `check` note what is wrong, together with everything else that is, before anything is written. */
  addCheck(check: (problems: Problems) => void): void {
    this.checks.push(check);
  }

  /** Every plugin that some part needs, as often as it is needed. */
  get requiredPlugins(): readonly PackerPlugin[] {
    const steps = this.provisioners.map(({ step }) => step);
    const parts = [...this.sources, ...steps, ...this.postProcessors];
    return [...this.plugins, ...parts.flatMap(({ plugin }) => (plugin === undefined ? [] : [plugin]))];
  }

  /** Notes everything that is wrong with this template. */
  check(problems: Problems): void {
    checkTemplate(this, problems);
    for (const check of this.checks) check(problems);
  }

  /** The template's content but for the registry block, and the files that it names taken in. */
  toBody(files: TemplateFiles, problems: Problems): Body {
    return [
      this.packerBlock(),
      ...this.variables.map((variable) => variable.toBlock()),
      ...this.localsBlock(),
      ...this.sensitiveLocals.map(({ name, value, comment }) =>
        block("local", [name], attributes({ expression: value, sensitive: true }), comment),
      ),
      ...this.dataSources.map(({ type, name, body, comment }) =>
        block("data", [type, name], body(), comment),
      ),
      ...this.sources.map((source) => block("source", [source.type, source.label], source.body())),
      this.buildBlock(files, problems),
      ...this.blocks,
    ];
  }

  private packerBlock(): Block {
    const byName = new Map(this.requiredPlugins.map((plugin) => [plugin.name, plugin]));
    const plugins = [...byName.values()].map(({ name, source, version }) =>
      attribute(name, { source, version: `= ${version}` }),
    );
    return block(
      "packer",
      [],
      [
        attribute("required_version", `>= ${TOOL_VERSIONS.packer}`),
        ...(plugins.length === 0 ? [] : [block("required_plugins", [], plugins)]),
      ],
    );
  }

  private localsBlock(): Body {
    return this.locals.length === 0 ? [] : [block("locals", [], this.locals)];
  }

  private buildBlock(files: TemplateFiles, problems: Problems): Block {
    return block(
      "build",
      [],
      [
        ...attributes({ sources: this.sources.map((source) => `source.${sourceName(source)}`) }),
        ...this.provisioners.map((placed) => provisionerBlock(placed, files, problems)),
        ...this.postProcessors.map((postProcessor) => postProcessor.toBlock()),
      ],
    );
  }
}

/** JavaScript lets anything through; a crash at its first use would say neither where nor why. */
function isStep(step: Partial<ProvisionerStep> | undefined): boolean {
  return typeof step?.body === "function" && typeof step.settings === "object";
}

function notAStep(got: unknown, property: string): Omit<Problem, "path"> {
  const fix = 'use one such as Provisioner.script(join(__dirname, "install.sh"))';
  return { code: "provisioner", property, rule: "must be made by Provisioner", got, fix };
}
