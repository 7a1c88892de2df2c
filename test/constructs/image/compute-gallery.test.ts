import fc from "fast-check";
import { ComputeGallery } from "../../../constructs/image";
import { refusal } from "./refusal";
import { untyped } from "./sample";

const SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";
const NAME_RULE =
  "name must be 1 to 80 letters, digits, dots and underscores without a dash, starting with a letter or digit and not ending in a dot";

function galleryNamed(name: string): ComputeGallery {
  return new ComputeGallery({ name, resourceGroup: "rg-golden-images" });
}

test("a gallery keeps what it was given", () => {
  const gallery = new ComputeGallery({
    name: "golden_images",
    resourceGroup: "rg-golden-images",
    subscriptionId: SUBSCRIPTION,
  });
  expect({ ...gallery }).toMatchObject({
    name: "golden_images",
    resourceGroup: "rg-golden-images",
    subscriptionId: SUBSCRIPTION,
  });
});

test("a gallery without a subscription has none", () => {
  expect(galleryNamed("golden_images").subscriptionId).toBeUndefined();
});

test.each(["a", "7", "Golden.Images_2", "x".repeat(80), "a_"])("%s is a gallery's name", (name) => {
  expect(galleryNamed(name).name).toBe(name);
});

test.each([
  ["golden-images", "golden_images"],
  ["golden images", "golden_images"],
  ["_golden", "golden"],
  [".golden.", "golden"],
  ["göld", "g_ld"],
  ["", "golden_images"],
  ["---", "golden_images"],
])("rejects the gallery name %j and suggests %s", (name, suggestion) => {
  const path = name === "" || name === "göld" ? "ComputeGallery" : `ComputeGallery ${name}`;
  expect(refusal(() => galleryNamed(name))).toBe(
    `[${path}] ${NAME_RULE}, got ${JSON.stringify(name)}; use "${suggestion}"`,
  );
});

test("rejects a gallery name of 81 letters and suggests the first 80", () => {
  expect(refusal(() => galleryNamed("x".repeat(81)))).toBe(
    `[ComputeGallery] ${NAME_RULE}, got "${"x".repeat(81)}"; use "${"x".repeat(80)}"`,
  );
});

test("any text as a name either is the name, or is refused with a name that would be taken", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("a", "-", "_", ".", "é") })),
      (name) => {
        const suggestion = suggestionFor(name);
        expect(galleryNamed(suggestion ?? name).name).toBe(suggestion ?? name);
      },
    ),
  );
});

function suggestionFor(name: string): string | undefined {
  try {
    galleryNamed(name);
    return undefined;
  } catch {
    return /; use "(.*)"$/.exec(refusal(() => galleryNamed(name)))![1];
  }
}

test.each(["rg", "_rg", "(rg)", "rg-", "1", "a.b", "x".repeat(90)])(
  "%s is a gallery's resource group",
  (group) => {
    expect(new ComputeGallery({ name: "golden_images", resourceGroup: group }).resourceGroup).toBe(group);
  },
);

test.each(["", "rg.", "rg images", "rg/images", "x".repeat(91), "${TfToken[TOKEN.0]}"])(
  "rejects %j as a resource group",
  (group) => {
    expect(refusal(() => new ComputeGallery({ name: "golden_images", resourceGroup: group }))).toBe(
      `[ComputeGallery golden_images] resourceGroup must be 1 to 90 letters, digits and _ . ( ) -, not ending in a dot, got ${JSON.stringify(group)}; use a name such as "rg-golden-images"`,
    );
  },
);

test.each([
  "",
  "production",
  SUBSCRIPTION.slice(1),
  `${SUBSCRIPTION}0`,
  `/subscriptions/${SUBSCRIPTION}`,
  "${TfToken[TOKEN.0]}",
])("rejects %j as a subscription", (subscriptionId) => {
  expect(
    refusal(() => new ComputeGallery({ name: "golden_images", resourceGroup: "rg", subscriptionId })),
  ).toBe(
    `[ComputeGallery golden_images] subscriptionId must be a subscription's GUID, got ${JSON.stringify(subscriptionId)}; use what \`az account show --query id\` prints, such as "00000000-0000-0000-0000-000000000000"`,
  );
});

test("rejects several mistakes in one error", () => {
  expect(
    refusal(
      () => new ComputeGallery({ name: "golden-images", resourceGroup: "rg.", subscriptionId: "mine" }),
    ),
  ).toBe(
    [
      "3 problems",
      `  [ComputeGallery golden-images] ${NAME_RULE}, got "golden-images"; use "golden_images"`,
      '  [ComputeGallery golden-images] resourceGroup must be 1 to 90 letters, digits and _ . ( ) -, not ending in a dot, got "rg."; use a name such as "rg-golden-images"',
      '  [ComputeGallery golden-images] subscriptionId must be a subscription\'s GUID, got "mine"; use what `az account show --query id` prints, such as "00000000-0000-0000-0000-000000000000"',
    ].join("\n"),
  );
});

test("rejects a gallery without props", () => {
  expect(refusal(() => new ComputeGallery(untyped(undefined)))).toBe(
    '[ComputeGallery] props must be an object; write new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" })',
  );
});

test("rejects a gallery without names", () => {
  expect(refusal(() => new ComputeGallery(untyped({})))).toBe(
    [
      "2 problems",
      `  [ComputeGallery] ${NAME_RULE}; use "golden_images"`,
      '  [ComputeGallery] resourceGroup must be 1 to 90 letters, digits and _ . ( ) -, not ending in a dot; use a name such as "rg-golden-images"',
    ].join("\n"),
  );
});

test("rejects names in lists, which a pattern would take for text", () => {
  expect(refusal(() => new ComputeGallery(untyped({ name: ["golden_images"], resourceGroup: "rg" })))).toBe(
    `[ComputeGallery] ${NAME_RULE}, got ["golden_images"]; use "golden_images"`,
  );
});
