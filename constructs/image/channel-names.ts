import { Problems } from "../errors";
import { requireList } from "./given-value";
import { requireHcpName } from "./hcp-name";

/** HCP Packer's own channel: it holds the newest version, whether anyone has tried it or not. */
const MANAGED_CHANNEL = "latest";

/** Notes what HCP Packer would refuse about an image's channels, and those that would hide one another. */
export function checkChannels(problems: Problems, property: string, names: unknown): void {
  if (!requireList(problems, property, names, '["development", "production"]')) return;
  names.forEach((name, n) => {
    const here = `${property}[${n}]`;
    if (!requireHcpName(problems, here, name, "production")) return;
    problems.require(name.toLowerCase() !== MANAGED_CHANNEL, {
      code: "channel-latest",
      property: here,
      rule: "is managed by HCP Packer, which moves it with every build",
      got: name,
      fix: 'use a channel of your own, such as "development"',
    });
    problems.require(names.indexOf(name) === n, {
      code: "channel-twice",
      property: here,
      rule: "is listed twice",
      got: name,
      fix: "keep one of the two",
    });
  });
}
