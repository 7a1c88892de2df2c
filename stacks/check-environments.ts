import { Problems } from "../constructs/errors";
import { requireRegion } from "../constructs/image/azure-region";
import { requireImageChannel } from "../constructs/image/image-channel";
import { checkTags } from "../constructs/image/tags";
import { nearestName } from "../constructs/nearest-name";
import type { Environment } from "./environment";

const NAME = /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/;
const MAX_INSTANCES = 300;

/** Five say which image is running, one who owns it, one the environment, and one finds a VM whose name changes. */
const RESERVED_TAGS = 8;

/**
 * Notes everything that is wrong with the table as a whole, and what no construct would notice. What is wrong with
 * one VM or network, the constructs say.
 *
 * @param otherStacks the names of the stacks beside the environments'
 */
export function checkEnvironments(
  environments: readonly Environment[],
  otherStacks: readonly string[],
): Problems {
  const problems = new Problems("environments");
  const names = new Set(otherStacks);
  const states = new Map<string, string>();
  environments.forEach((environment, n) => {
    const { name, channel, region, instanceCount, tags, state } = environment;
    const here = `[${n}]`;
    problems.require(NAME.test(name), {
      code: "environment-name",
      property: `${here}.name`,
      rule: "must be 2 to 20 lower-case letters, digits and inner dashes, starting with a letter",
      got: name,
      fix: 'use a name such as "staging"',
    });
    problems.require(!names.has(name), {
      code: "environment-twice",
      property: `${here}.name`,
      rule: "is the name of another stack, too",
      got: name,
      fix: "give each environment a name of its own",
    });
    names.add(name);
    const isCount = Number.isInteger(instanceCount) && instanceCount >= 1 && instanceCount <= MAX_INSTANCES;
    problems.require(isCount, {
      code: "environment-instances",
      property: `${here}.instanceCount`,
      rule: `must be a whole number from 1 to ${MAX_INSTANCES}`,
      got: instanceCount,
      fix: "use 1, or destroy the environment with `cdktf destroy` and take it out of the table",
    });
    checkTags(problems, `${here}.tags`, tags, RESERVED_TAGS);
    const isChannel = requireImageChannel(problems, `${here}.channel`, channel);
    if (requireRegion(problems, `${here}.region`, region) && isChannel) {
      checkReplica(problems, `${here}.region`, environment);
    }
    const owner = states.get(state.identityFor(name));
    problems.require(owner === undefined || owner === name, {
      code: "environment-state",
      property: `${here}.state`,
      rule: `is where ${owner} keeps its state, too, and an apply of one would destroy the other`,
      got: state.identityFor(name),
      fix: "give each environment a place of its own, or leave workspace and key out",
    });
    states.set(state.identityFor(name), name);
  });
  return problems;
}

/**
 * The environments that are asked for, or all.
 *
 * @param wanted their names with commas between, as a variable of the environment holds them
 */
export function selectEnvironments(
  environments: readonly Environment[],
  wanted: string | undefined,
): readonly Environment[] {
  const names = (wanted ?? "").split(",").map((name) => name.trim());
  const asked = names.filter((name) => name !== "");
  if (asked.length === 0) return environments;
  const problems = new Problems("environments");
  const known = environments.map(({ name }) => name);
  for (const name of asked) {
    const near = nearestName(name, known);
    problems.require(known.includes(name), {
      code: "environment-unknown",
      property: "name",
      rule: "is not in the table",
      got: name,
      fix:
        near === undefined ? `use ${known.join(", ")}` : `did you mean "${near}"? It has ${known.join(", ")}`,
    });
  }
  problems.throwIfAny();
  return environments.filter(({ name }) => asked.includes(name));
}

function checkReplica(problems: Problems, property: string, { channel, region }: Environment): void {
  const targets = channel.image.galleryArtifacts.flatMap((artifact) => artifact.targetRegions);
  const regions = targets.map((target) => target.region.name);
  problems.require(regions.includes(region.name), {
    code: "environment-region",
    property,
    rule: `must be a region that ${channel.image.bucket} is replicated to`,
    got: region.name,
    fix: `use ${regions.join(" or ")}, or add the region to its replicaRegions and build a version`,
  });
}
