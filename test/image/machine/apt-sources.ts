/** What stands for Ubuntu here: the release of Debian whose packages are nearest to it, with SSG's rules beside it. */
const RELEASE = "bookworm";
/** Where a machine of the proof finds packages: see root/forward.mjs. */
export const PACKAGES_URL = "http://127.0.0.1:3142";

/** A place that this machine's apt gets packages from. */
export interface AptSource {
  /** With a slash at its end. */
  readonly uri: string;
  /** The same as a path of the mirror. */
  readonly path: string;
  readonly suite: string;
}

/** What apt is asked for, so that it says where its packages come from, in whatever form its sources are written. */
export const LIST_SOURCES = [
  ...["indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages"],
] as const;

/** The sources that serve the proof, out of what apt lists. @throws Error if apt has no Debian release that fits */
export function chooseSources(listed: string): readonly AptSource[] {
  const sources = new Map<string, AptSource>();
  for (const line of listed.split("\n")) {
    const [uri = "", suite = "", component] = line.trim().split(" ");
    if (component !== "main" || !(suite === RELEASE || suite.startsWith(`${RELEASE}-`))) continue;
    const { host, pathname } = new URL(uri);
    if (!sources.has(suite)) sources.set(suite, { uri, path: `/${host}${pathname}`, suite });
  }
  for (const suite of [RELEASE, `${RELEASE}-security`])
    if (!sources.has(suite))
      throw new Error(
        `the proof is made of packages of Debian ${suite}, which is none of apt's sources here`,
      );
  return [...sources.values()].sort((a, b) => a.suite.length - b.suite.length);
}

/** The lines of a machine's sources.list, the release itself first. */
export function sourcesList(sources: readonly AptSource[]): string {
  return sources.map(({ path, suite }) => `deb ${PACKAGES_URL}${path} ${suite} main`).join("\n");
}
