/**
 * What the rehearsal and the app that it rehearses have agreed on. The app is a program: `<app> templates DIR` writes
 * the templates, as files to DIR/files and as Azure would build them to DIR/azure; without arguments it is what
 * `cdktf` starts, and writes the stacks that {@link WANTED_FILE} in its working directory asks for.
 */

/** By image, its bucket. Each has one channel. */
export const BUCKETS = { base: "rehearsal-base", web: "rehearsal-web" } as const;

export type ImageName = keyof typeof BUCKETS;

export const CHANNEL = "production";

/** The machines of the stack `machines`, by the policy that each has: resources of these names. */
export const MACHINES = ["following", "pinned", "held"] as const;

export type MachineName = (typeof MACHINES)[number];

/** Both stacks. */
export const STACKS = { channels: "channels", machines: "machines" } as const;

export const WANTED_FILE = "wanted.json";

/** What the stacks shall make true: what a team would write into its reviewed tables. */
export interface Wanted {
  /** By image: the fingerprint of the version that its channel holds; none yet without. */
  readonly production: Readonly<Partial<Record<ImageName, string>>>;
  /** The version of the web image that one machine is pinned to. Without it, there are no machines yet. */
  readonly pinned?: string;
}
