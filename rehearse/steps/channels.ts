import { BUCKETS, CHANNEL } from "../app/contract";
import type { ImageName } from "../app/contract";
import type { Rehearsal, Step } from "../step";
import { expectEqual } from "../step-failure";

export const assignBase: Step = {
  name: "assign-base",
  does: "make the channels, and assign production of the base image",
  run: (rehearsal) => assign(rehearsal, "base", 1),
};

export const promoteBase: Step = {
  name: "promote-base",
  does: "promote the new base image",
  run: (rehearsal) => assign(rehearsal, "base", 2),
};

export const assignWeb: Step = {
  name: "assign-web",
  does: "assign production of the web image",
  run: (rehearsal) => assign(rehearsal, "web", 1),
};

export const promoteWeb: Step = {
  name: "promote",
  does: "promote the new web image",
  run: (rehearsal) => assign(rehearsal, "web", 2),
};

/**
 * Writes into the table what a channel holds, and deploys the table. Terraform's state then has to say so, and its
 * next plan, which reads every channel anew, must find nothing to do.
 */
export async function assign(rehearsal: Rehearsal, image: ImageName, n: number): Promise<string> {
  const { channels, record } = rehearsal;
  record.assign(image, n);
  await channels.deploy();
  const { resources } = await channels.state();
  const held = resources
    .filter(
      ({ type, values }) => type === "hcp_packer_channel_assignment" && values.bucket_name === BUCKETS[image],
    )
    .map(({ values }) => [values.channel_name, values.version_fingerprint]);
  expectEqual(`channels of ${BUCKETS[image]}`, held, [[CHANNEL, record.version(image, n).fingerprint]]);
  const { errors, changes } = await channels.plan();
  expectEqual("the next plan of the channels", { errors, changes }, { errors: [], changes: [] });
  return `Terraform's state: ${CHANNEL} of ${BUCKETS[image]} holds ${record.name(image, n)}`;
}
