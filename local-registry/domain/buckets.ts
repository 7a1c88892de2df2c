import { LATEST, newChannel } from "./channels";
import { checkBucketName } from "./names";
import type { BucketRecord, Labels } from "./records";
import { alreadyExists } from "./registry-error";
import { AUTHOR, type Unit } from "./unit";

export interface BucketProperties {
  readonly description?: string;
  readonly labels?: Labels;
}

/** Makes a bucket and its channel `latest`, which nobody but the registry may move. */
export function createBucket(unit: Unit, name: string, properties: BucketProperties): BucketRecord {
  checkBucketName(name);
  if (unit.findBucket(name) !== undefined) throw alreadyExists("bucket", name);
  const latest = newChannel(unit, { name: LATEST, managed: true, restricted: true, author: AUTHOR.registry });
  return unit.putBucket({
    id: unit.newId(),
    name,
    description: properties.description ?? "",
    labels: properties.labels ?? {},
    createdAt: unit.now,
    updatedAt: unit.now,
    fingerprints: [],
    completed: 0,
    channels: { [LATEST]: latest },
  });
}

/** What is left out stays as it is. */
export function updateBucket(unit: Unit, name: string, properties: BucketProperties): BucketRecord {
  const bucket = unit.bucket(name);
  return unit.putBucket({
    ...bucket,
    description: properties.description ?? bucket.description,
    labels: properties.labels ?? bucket.labels,
    updatedAt: unit.now,
  });
}

export function deleteBucket(unit: Unit, name: string): void {
  unit.removeBucket(unit.bucket(name));
}
