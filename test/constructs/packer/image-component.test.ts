import { BaseImage, Provisioner, UbuntuRelease } from "../../../constructs/packer";
import { image } from "./images";
import { renderGolden } from "./render";

const step = Provisioner.shell({ inline: ["true"] });

/** A template with these props, whatever they are, as text or as the message of what was refused. */
function templateWith(props: object): string {
  return renderGolden({
    image: image("base-image"),
    base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
    vmSize: "Standard_D2s_v5",
    ...props,
  });
}

function templateOf(...components: readonly unknown[]): string {
  return templateWith({ components });
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

test.each([
  ["install", { install: step }, "install: [Provisioner.script(...)]"],
  ["install", { install: null }, "install: [Provisioner.script(...)]"],
  [
    "components[0].verify",
    { components: [{ name: "a", slots: { verify: "check.sh" } }] },
    "verify: [Provisioner.script(...)]",
  ],
  ["components", { components: { name: "a", slots: {} } }, "components: [Component.update()]"],
])("rejects %s that is no list", (property, props, fix) => {
  const message = templateWith(props);

  expect(message).toMatch(`[Image] ${property} must be a list, got `);
  expect(message).toMatch(`; write ${fix}`);
});
