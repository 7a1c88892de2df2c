import {
  BaseImage,
  GoldenImageTemplateProps,
  ImageComponent,
  Provisioner,
  UbuntuRelease,
} from "../../../constructs/packer";
import { image } from "./images";
import { renderGolden } from "./render";

const step = Provisioner.shell({ inline: ["true"] });

/** A template of these components, whatever they are, as text or as the message of what was refused. */
function templateOf(...components: readonly unknown[]): string {
  const props: GoldenImageTemplateProps = {
    image: image("base-image"),
    base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
    vmSize: "Standard_D2s_v5",
    components: components as readonly ImageComponent[],
  };
  return renderGolden(props);
}

test.each(["x", "SSH server", "1"])("%j can be the name of a component", (name) => {
  expect(templateOf({ name, slots: { harden: [step] } })).toContain(`# Component: ${name}\n`);
});

test.each([
  ["nothing", undefined, ""],
  ["null", null, ", got null"],
  ["text", "SSH server", ', got "SSH server"'],
  ["slots without a name", { slots: {} }, ', got {"slots":{}}'],
  ["a name that is no text", { name: 7, slots: {} }, ', got {"name":7,"slots":{}}'],
  ["an empty name", { name: "", slots: {} }, ', got {"name":"","slots":{}}'],
  ["a name of two lines", { name: "a\nb", slots: {} }, ', got {"name":"a\\nb","slots":{}}'],
  ["a name with a space before it", { name: " a", slots: {} }, ', got {"name":" a","slots":{}}'],
  ["a name with a space behind it", { name: "a ", slots: {} }, ', got {"name":"a ","slots":{}}'],
  ["a name without slots", { name: "a" }, ', got {"name":"a"}'],
  ["null in place of slots", { name: "a", slots: null }, ', got {"name":"a","slots":null}'],
  ["a list in place of slots", { name: "a", slots: [] }, ', got {"name":"a","slots":[]}'],
])("rejects %s", (_, component, got) => {
  expect(templateOf({ name: "SSH server", slots: {} }, component)).toBe(
    `[Image] components[1] must be a name of one line and the steps of each slot${got}; ` +
      'write it like { name: "SSH server", slots: { harden: [...], verify: [...] } }',
  );
});

test("rejects every component that is none", () => {
  expect(templateOf({ harden: [step] }, undefined, { name: "a\nb", slots: {} })).toContain("3 problems\n");
});

const SLOTS = "before, update, harden, install, verify, billOfMaterials, cleanUp";

test.each([
  ["cleanup", "cleanUp"],
  ["reboot", "the one where the steps belong"],
])("rejects the slot %s, whose steps would be lost", (slot, meant) => {
  expect(templateOf({ name: "SSH server", slots: { [slot]: [step] } })).toBe(
    `[Image] components[0].slots.${slot} must be one of ${SLOTS}, got "${slot}"; use ${meant}`,
  );
});
