/** A block of Terraform as JSON. */
export type Block = Readonly<Record<string, unknown>>;

/** A stack as CDKTF writes it. */
export interface StackJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly [key: string]: unknown;
}

/** A demand on each resource of some types. */
export interface PolicyRule {
  /** How scanners and benchmarks call it, the first one short. */
  readonly ids: readonly string[];
  /** What has to be, for the report. */
  readonly demand: string;
  /** The types that it is about. */
  readonly types: readonly string[];
  /** Whether a resource complies. */
  readonly holds: (block: Block, stack: StackJson, address: string) => boolean;
}

/** A resource that does not comply. */
export interface Violation {
  readonly rule: string;
  readonly address: string;
}

/** Every violation in a stack, and how many demands were judged: none judged would be no news, either. */
export function judge(
  rules: readonly PolicyRule[],
  stack: StackJson,
): { judged: number; violations: Violation[] } {
  let judged = 0;
  const violations: Violation[] = [];
  for (const rule of rules) {
    for (const type of rule.types) {
      for (const [name, block] of Object.entries(stack.resource?.[type] ?? {})) {
        judged++;
        const address = `${type}.${name}`;
        if (!rule.holds(block, stack, address)) violations.push({ rule: rule.ids[0]!, address });
      }
    }
  }
  return { judged, violations };
}

/** A block within a block, which CDKTF writes as an object or as a list. */
export function blocksIn(block: Block, name: string): readonly Block[] {
  const value = block[name];
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as readonly Block[];
}
