import { App } from "cdktf";
import { UNASSIGNED, assignmentsOf } from "../../constructs/hcp";
import { ubuntuBase, ubuntuWeb } from "../../packer/golden-images";
import { CHANNEL_ASSIGNMENTS } from "../../stacks/channel-assignments";
import { ChannelsStack } from "../../stacks/channels-stack";
import { refusal } from "../constructs/image/refusal";
import { synthesisedStack } from "../constructs/hcp/synthesised";

const json = synthesisedStack((app) => new ChannelsStack(app, "channels"));

test("every channel of every image is there, under the names that the templates use", () => {
  const namesOf = (type: string) =>
    Object.values(json.resource?.[type] ?? {}).map(({ name }) => String(name));

  expect(namesOf("hcp_packer_bucket")).toEqual([ubuntuBase.bucket, ubuntuWeb.bucket]);
  expect(namesOf("hcp_packer_channel").sort()).toEqual(
    [...ubuntuBase.channels, ...ubuntuWeb.channels].sort(),
  );
});

test("the table says what each of them holds", () => {
  expect(CHANNEL_ASSIGNMENTS.map(({ bucket, channels }) => [bucket, Object.keys(channels)])).toEqual([
    [ubuntuBase.bucket, [...ubuntuBase.channels]],
    [ubuntuWeb.bucket, [...ubuntuWeb.channels]],
  ]);
});

test("rejects another table that leaves an image out", () => {
  const assignments = [
    assignmentsOf(ubuntuBase, { development: UNASSIGNED, staging: UNASSIGNED, production: UNASSIGNED }),
  ];

  expect(refusal(() => new ChannelsStack(new App(), "channels", { assignments }))).toContain(
    "[channels/Channels] assignments must have a row for ubuntu-web",
  );
});
