import { parse } from "@cdktf/hcl2json";
import fc from "fast-check";
import {
  BaseImage,
  BuildSlots,
  GoldenImageTemplateProps,
  ImageComponent,
  Provisioner,
  UbuntuRelease,
} from "../../../constructs/packer";
import { image } from "./images";
import { renderGolden } from "./render";

const SLOTS = [
  "before",
  "update",
  "harden",
  "install",
  "verify",
  "billOfMaterials",
  "cleanUp",
] as const satisfies readonly (keyof BuildSlots)[];

const say = (word: string) => Provisioner.shell({ inline: [`echo ${word}`] });

function golden(props: Partial<GoldenImageTemplateProps>): string {
  return renderGolden({
    image: image("base-image"),
    base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
    vmSize: "Standard_D2s_v5",
    ...props,
  });
}

/** What the template's steps say, in the order in which HashiCorp's parser reads them. */
async function saidBy(text: string): Promise<readonly string[]> {
  const { build } = (await parse("base-image.pkr.hcl", text)) as {
    build: readonly [{ provisioner: { shell: readonly { inline: readonly string[] }[] } }];
  };
  return build[0].provisioner.shell
    .map(({ inline }) => /echo (\S+)|waagent|cloud-init/.exec(inline.join())!)
    .map(([all, word]) => word ?? all);
}

/** How many steps each slot has; the slots are in the order in which a user has written them. */
const written = fc
  .shuffledSubarray([...SLOTS], { minLength: SLOTS.length })
  .chain((order) => fc.tuple(...order.map((slot) => fc.tuple(fc.constant(slot), fc.nat({ max: 3 })))))
  .map((slots) => new Map(slots));

/** What the steps of a slot of `owner` say. */
function wordsOf(owner: string, counts: ReadonlyMap<string, number>, slot: string): readonly string[] {
  return Array.from({ length: counts.get(slot)! }, (_, n) => `${slot}-${n}-of-${owner}`);
}

function slotsOf(owner: string, counts: ReadonlyMap<string, number>): BuildSlots {
  return Object.fromEntries([...counts.keys()].map((slot) => [slot, wordsOf(owner, counts, slot).map(say)]));
}

test("components and own steps in any order of writing run slot by slot, nothing lost, deprovision last", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(written, { maxLength: 4 }), written, async (others, own) => {
      const components = others.map((counts, n) => ({
        name: `Part ${n}`,
        slots: slotsOf(`part-${n}`, counts),
      }));

      const said = await saidBy(golden({ ...slotsOf("self", own), components }));

      const steps = SLOTS.flatMap((slot) => [
        ...others.flatMap((counts, n) => wordsOf(`part-${n}`, counts, slot)),
        ...wordsOf("self", own, slot),
      ]);
      expect(said).toEqual(["cloud-init", ...steps, "waagent"]);
    }),
    { numRuns: 60, seed: 1 },
  );
});

test("each step of a component says whose it is, and the first of a slot what the slot is for", () => {
  const ssh: ImageComponent = { name: "SSH server", slots: { harden: [say("a"), say("b")] } };
  const text = golden({ components: [ssh], harden: [say("own")] });

  expect(text.match(/^ {2}#.*\n(?= {2}#| {2}provisioner "shell")/gm)).toEqual([
    "  # Until cloud-init has finished, it changes what the other steps change.\n",
    "  # Harden\n",
    "  # Component: SSH server\n",
    "  # Component: SSH server\n",
    "  # Removes the user that the build logs in with: nothing can run after this.\n",
  ]);
});

test("a problem of a component's step says which step of which component it is", () => {
  const broken = { name: "SSH server", slots: { harden: [say("a"), Provisioner.shell({ inline: [] })] } };

  expect(golden({ components: [{ name: "First", slots: {} }, broken] })).toBe(
    "[Image] components[1].harden[1].inline must hold at least one command, got []; add one, or leave the step out",
  );
});
