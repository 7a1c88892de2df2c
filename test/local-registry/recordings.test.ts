import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InProcessRegistry } from "./in-process";
import { makeProductionChannel } from "./production-channel";
import type { Recorded } from "./recording-proxy";

const ULID = /[0-7][0-9A-HJKMNP-TV-Z]{25}/g;

/** Says again what the real clients said: `npx tsx test/local-registry/record.ts` records it. */
class Replay {
  readonly hcp = new InProcessRegistry();
  /** By the id that was answered while recording, the one that is answered now. */
  private readonly ids = new Map<string, string>();

  async play(name: string): Promise<void> {
    const text = readFileSync(join(__dirname, "recordings", `${name}.json`), "utf8");
    for (const { method, path, body, status, answer } of JSON.parse(text) as Recorded[]) {
      const sent = body === null ? undefined : this.translate(JSON.stringify(body));
      const given = await this.hcp.api.call(method, this.translate(path), sent);
      expect({ method, path, ...given }).toMatchObject({ method, path, status });
      this.learn(answer, given.body);
      expect(shape(given.body)).toEqual(shape(answer));
    }
  }

  private translate(text: string): string {
    return text.replace(ULID, (id) => this.ids.get(id) ?? id);
  }

  private learn(recorded: unknown, given: unknown): void {
    const [before, now] = [recorded, given].map((answer) => JSON.stringify(answer).match(ULID) ?? []);
    before!.forEach((id, index) => this.ids.set(id, now![index] ?? id));
  }
}

/** An answer without what differs from run to run. */
function shape(answer: unknown): unknown {
  const text = JSON.stringify(answer).replace(ULID, "ID");
  return JSON.parse(text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME"));
}

it("answers the real Packer and Terraform as it did when they were recorded", async () => {
  const replay = new Replay();
  const { api } = replay.hcp;
  await replay.play("packer-parent");
  await makeProductionChannel(api);
  await replay.play("packer-child");
  const parents = "/buckets/child-image/ancestry?type=ANCESTRY_TYPE_PARENTS";
  expect((await api.call("GET", parents)).body.relations).toMatchObject([
    { status: "UP_TO_DATE", parent: { channel_name: "production", version_name: "v1" } },
  ]);
  await replay.play("packer-parent-again");
  await replay.play("terraform-apply");
  await replay.play("terraform-destroy");
  const copy = { source_channel: "development", target_channel: "production" };
  await api.call("POST", "/buckets/parent-image/channels/assign", copy);
  expect((await api.call("GET", parents)).body.relations).toMatchObject([
    { status: "OUT_OF_DATE", parent: { channel_version: { name: "v2" } } },
  ]);
});
