import { join } from "node:path";
import { BUCKETS, CHANNEL } from "../app/contract";
import type { ImageName } from "../app/contract";
import { StepFailure } from "../step-failure";
import type { Ended, Programs } from "./programs";

/** A version, in Packer's words. */
export interface BuiltVersion {
  readonly fingerprint: string;
  /** The artifact: the file's name, which is its id in HCP Packer, too. */
  readonly file: string;
}

export interface PackerOptions {
  readonly binary: string;
  /** The templates, a folder for each bucket. */
  readonly templates: string;
  /** Where files are built, and found again by what derives from them. */
  readonly workingFolder: string;
}

/** The real Packer. */
export class Packer {
  constructor(
    private readonly programs: Programs,
    private readonly options: PackerOptions,
  ) {}

  /**
   * Builds the n-th version of an image.
   *
   * @throws StepFailure unless Packer says that it published it
   */
  async build(image: ImageName, n: number): Promise<BuiltVersion> {
    const { exitCode, output, errors } = await this.run(image, n);
    const built = builtVersion(BUCKETS[image], output);
    if (exitCode === 0 && built !== undefined) return built;
    throw new StepFailure(`packer build did not publish a version (exit ${exitCode})`, output + errors);
  }

  /**
   * Tries to build what must not be built.
   *
   * @returns Packer's own words for why not
   * @throws StepFailure when it is built, or not for that reason
   */
  async buildOnRevoked(image: ImageName, n: number): Promise<string> {
    const { exitCode, output, errors } = await this.run(image, n);
    const reason = new RegExp(`[^:\\n]*channel ${CHANNEL} is revoked[^\\n]*`).exec(output + errors)?.[0];
    if (exitCode !== 0 && reason !== undefined) return reason.trim();
    throw new StepFailure(
      `expected Packer to refuse a revoked parent, found exit ${exitCode}`,
      output + errors,
    );
  }

  private run(image: ImageName, n: number): Promise<Ended> {
    const { binary, templates, workingFolder } = this.options;
    const bucket = BUCKETS[image];
    const variable = `build=${n}`;
    const command = [binary, "build", "-var", variable, join(templates, bucket)];
    return this.programs.run(`packer build -var ${variable} ${bucket}`, command, { workingFolder });
  }
}

/** What Packer's output says of the version that it has published; `undefined` when it does not say that. */
export function builtVersion(bucket: string, output: string): BuiltVersion | undefined {
  const fingerprint = /^Tracking build on HCP Packer with fingerprint "([^"]+)"/m.exec(output)?.[1];
  const file = /^--> \S+: Stored file: (\S+)$/m.exec(output)?.[1];
  const isPublished = output.includes(`Published metadata to HCP Packer registry packer/${bucket}/versions/`);
  return isPublished && fingerprint !== undefined && file !== undefined ? { fingerprint, file } : undefined;
}
