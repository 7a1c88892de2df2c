import { isDeepStrictEqual } from "node:util";
import { catchUpLatest, followLatest } from "./channels";
import type { ArtifactRecord, BuildRecord, BuildStatus, Labels, VersionRecord } from "./records";
import { CODE, RegistryError, alreadyExists, invalid, missing, notNow } from "./registry-error";
import type { Unit } from "./unit";
import { isComplete } from "./versions";

/** What a client says about a build; what it leaves out stays as it is. */
export interface BuildReport {
  readonly status?: BuildStatus;
  readonly platform?: string;
  readonly packerRunUuid?: string;
  readonly labels?: Labels;
  readonly metadata?: unknown;
  readonly sourceExternalIdentifier?: string;
  readonly parentVersionId?: string;
  readonly parentChannelId?: string;
  readonly artifacts?: readonly ReportedArtifact[];
}

export interface ReportedArtifact {
  readonly externalIdentifier: string;
  readonly region: string;
}

/** Registers a build: the version is complete only when all registered builds are done. */
export function createBuild(
  unit: Unit,
  bucket: string,
  fingerprint: string,
  componentType: string,
  report: BuildReport,
): BuildRecord {
  const version = unit.version(bucket, fingerprint);
  if (componentType === "") throw invalid("component_type must not be empty");
  if (isComplete(version)) throw complete(version);
  if (version.builds.some((build) => build.componentType === componentType))
    throw alreadyExists("build with component type", componentType);
  const build = merge(unit, blankBuild(unit, componentType), report);
  return store(unit, { ...version, builds: [...version.builds, build] }, build);
}

/** Takes a report of a running build: also every heartbeat is one. */
export function updateBuild(
  unit: Unit,
  bucket: string,
  fingerprint: string,
  id: string,
  report: BuildReport,
): BuildRecord {
  const version = unit.version(bucket, fingerprint);
  const before = buildOf(version, id);
  if (before.status === "BUILD_DONE") return acceptRepeated(before, report);
  const build = merge(unit, before, report);
  const builds = version.builds.map((other) => (other.id === id ? build : other));
  return store(unit, { ...version, builds }, build);
}

export function buildOf(version: VersionRecord, id: string): BuildRecord {
  const build = version.builds.find((candidate) => candidate.id === id);
  if (build === undefined) throw missing("build", id);
  return build;
}

function blankBuild(unit: Unit, componentType: string): BuildRecord {
  return {
    id: unit.newId(),
    componentType,
    platform: "",
    status: "BUILD_UNSET",
    packerRunUuid: "",
    labels: {},
    sourceExternalIdentifier: "",
    artifacts: [],
    sboms: [],
    createdAt: unit.now,
    updatedAt: unit.now,
  };
}

function merge(unit: Unit, build: BuildRecord, report: BuildReport): BuildRecord {
  const { artifacts, parentVersionId, parentChannelId, ...plain } = report;
  const merged: BuildRecord = {
    ...build,
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    parentVersionId: setOnce("parent_version_id", build.parentVersionId, parentVersionId),
    parentChannelId: setOnce("parent_channel_id", build.parentChannelId, parentChannelId),
    artifacts: artifacts === undefined ? build.artifacts : artifacts.map((one) => newArtifact(unit, one)),
    updatedAt: unit.now,
  };
  checkParent(unit, parentVersionId);
  if (merged.status === "BUILD_DONE" && merged.artifacts.length === 0)
    throw invalid(`The build ${build.componentType} can't be done without an artifact`);
  return merged;
}

function newArtifact(unit: Unit, { externalIdentifier, region }: ReportedArtifact): ArtifactRecord {
  if (externalIdentifier === "") throw invalid("external_identifier of an artifact must not be empty");
  return { id: unit.newId(), externalIdentifier, region, createdAt: unit.now };
}

function setOnce(
  field: string,
  before: string | undefined,
  reported: string | undefined,
): string | undefined {
  if (before === undefined || reported === undefined || before === reported) return reported ?? before;
  throw new RegistryError(
    CODE.alreadyExists,
    `You cannot override a build's ${field} if it has already been set.`,
  );
}

function checkParent(unit: Unit, parentVersionId: string | undefined): void {
  if (parentVersionId !== undefined && unit.findVersionById(parentVersionId) === undefined)
    throw invalid(`parent_version_id ${parentVersionId} is not the id of a version`);
}

/** A client that did not get the answer says it again; but what is done can not become something else. */
function acceptRepeated(build: BuildRecord, report: BuildReport): BuildRecord {
  const same = (field: keyof BuildReport, value: unknown): boolean =>
    report[field] === undefined || isDeepStrictEqual(report[field], value);
  const known = build.artifacts.map(({ externalIdentifier, region }) => ({ externalIdentifier, region }));
  const isRepeated =
    same("status", build.status) &&
    same("artifacts", known) &&
    same("parentVersionId", build.parentVersionId) &&
    same("sourceExternalIdentifier", build.sourceExternalIdentifier);
  if (!isRepeated) throw notNow(`The build ${build.componentType} is done and can't be changed`);
  return build;
}

/** Keeps a build, and completes the version if it was the last one. */
function store(unit: Unit, version: VersionRecord, build: BuildRecord): BuildRecord {
  const changed = { ...version, updatedAt: unit.now };
  if (changed.builds.some(({ status }) => status !== "BUILD_DONE")) {
    unit.putVersion(changed);
    return build;
  }
  catchUpLatest(unit, version.bucket);
  const bucket = unit.bucket(version.bucket);
  const number = bucket.completed + 1;
  unit.putVersion({ ...changed, number });
  unit.putBucket({ ...bucket, completed: number, updatedAt: unit.now });
  followLatest(unit, bucket.name);
  return build;
}

function complete({ fingerprint }: VersionRecord): RegistryError {
  return notNow(`The version with fingerprint ${fingerprint} is complete: it takes no further build`);
}
