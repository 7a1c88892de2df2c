import { Problems } from "../errors";
import { isObject, requireList, requireProps } from "../image/given-value";
import type { GoldenImage } from "../image/golden-image";
import { ImageChannel, requireImageChannel } from "../image/image-channel";
import { checkAssignments } from "./channel-assignments";
import type { ImageChannelsProps } from "./image-channels";

const PROJECT_ID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

/** @throws ImageError listing everything that does not fit the images */
export function checkImageChannels(path: string, props: ImageChannelsProps): void {
  requireProps(path, props, "{ images: [ubuntuWeb], assignments: [assignmentsOf(ubuntuWeb, { ... })] }");
  const problems = new Problems(path);
  const { images, assignments, restricted = [], adopted = [] } = props;
  if (!checkImages(problems, "images", images)) throw problems.error();
  checkAssignments(problems, "assignments", images, assignments);
  if (requireList(problems, "restricted", restricted, '[ubuntuWeb.channel("production")]')) {
    restricted.forEach((channel, n) => checkChannel(problems, `restricted[${n}]`, images, channel));
  }
  if (requireList(problems, "adopted", adopted, '[ubuntuWeb, ubuntuWeb.channel("production")]')) {
    adopted.forEach((entry, n) => checkAdopted(problems, `adopted[${n}]`, images, entry));
    const bucket = adopted.find(isImage);
    if (bucket !== undefined) checkProjectId(problems, "hcpProjectId", bucket.bucket, props.hcpProjectId);
  }
  problems.throwIfAny();
}

function checkImages(problems: Problems, property: string, images: readonly GoldenImage[]): boolean {
  if (!requireList(problems, property, images, "[ubuntuBase, ubuntuWeb]")) return false;
  const buckets = images.map((image, n) => {
    const here = `${property}[${n}]`;
    const bucket = isImage(image) ? image.bucket : undefined;
    problems.require(bucket !== undefined, {
      code: "image",
      property: here,
      rule: "must be a GoldenImage",
      got: image,
      fix: "import it from packer/golden-images.ts",
    });
    return bucket;
  });
  buckets.forEach((bucket, n) => {
    problems.require(bucket === undefined || buckets.indexOf(bucket) === n, {
      code: "image-twice",
      property: `${property}[${n}]`,
      rule: "is an image of a bucket that is listed already",
      got: bucket,
      fix: "keep one of the two",
    });
  });
  return buckets.every((bucket, n) => bucket !== undefined && buckets.indexOf(bucket) === n);
}

function checkAdopted(
  problems: Problems,
  property: string,
  images: readonly GoldenImage[],
  entry: unknown,
): void {
  if (!isImage(entry)) return checkChannel(problems, property, images, entry);
  requireListed(problems, property, images, entry);
}

function checkChannel(
  problems: Problems,
  property: string,
  images: readonly GoldenImage[],
  value: unknown,
): void {
  if (requireImageChannel(problems, property, value)) requireListed(problems, property, images, value.image);
}

function requireListed(
  problems: Problems,
  property: string,
  images: readonly GoldenImage[],
  image: GoldenImage,
): void {
  problems.require(images.includes(image), {
    code: "image-unlisted",
    property,
    rule: "must be of an image that is listed here",
    got: image.bucket,
    fix: `add it to images, or leave it out: there are ${images.map(({ bucket }) => bucket).join(", ")}`,
  });
}

function checkProjectId(problems: Problems, property: string, bucket: string, id: unknown): void {
  problems.require(typeof id === "string" && PROJECT_ID.test(id), {
    code: "hcp-project-id",
    property,
    rule: `must be the HCP project's id, because ${bucket} is adopted`,
    got: id,
    fix: 'use the id that HCP shows for the project, such as "00000000-0000-0000-0000-000000000000"',
  });
}

function isImage(value: unknown): value is GoldenImage {
  return isObject(value) && !ImageChannel.isImageChannel(value) && typeof value.bucket === "string";
}
