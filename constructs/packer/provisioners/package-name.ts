import type { Problems } from "../../errors";

/** What dpkg takes for a package, and apt for one version of it. */
const PACKAGE = /^[a-z0-9][a-z0-9+.-]+(?::[a-z0-9-]+)?(?:=[A-Za-z0-9.+:~-]+)?$/;

/**
 * Notes names that apt would read as something else.
 * @see https://www.debian.org/doc/debian-policy/ch-controlfields.html#source
 */
export function checkPackageNames(problems: Problems, property: string, names: readonly string[]): void {
  names.forEach((name, n) =>
    problems.require(typeof name === "string" && PACKAGE.test(name) && !name.endsWith("-"), {
      code: "package-name",
      property: `${property}[${n}]`,
      rule: "must be the name of a package",
      got: name,
      fix: 'write it like "nginx" or "nginx=1.24.0-2ubuntu7"',
    }),
  );
}
