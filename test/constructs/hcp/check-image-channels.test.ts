import { ImageChannelsProps, UNASSIGNED, assignmentsOf } from "../../../constructs/hcp";
import { checkImageChannels } from "../../../constructs/hcp/check-image-channels";
import { refusal } from "../image/refusal";
import { sampleImage, untyped } from "../image/sample";

const web = sampleImage({ bucket: "ubuntu-web", channels: ["production"] });
const other = sampleImage({ bucket: "ubuntu-base", channels: ["production"] });
const PROJECT = "22222222-2222-4222-8222-2222222222fF";

const GIVEN: ImageChannelsProps = {
  images: [web],
  assignments: [assignmentsOf(web, { production: UNASSIGNED })],
};

const check = (props: object) => checkImageChannels("Channels", untyped({ ...GIVEN, ...props }));
const said = (props: object) => refusal(() => check(props));

test("images, what is restricted and what is adopted go together", () => {
  const channel = web.channel("production");

  expect(() =>
    check({ restricted: [channel], adopted: [web, channel], hcpProjectId: PROJECT }),
  ).not.toThrow();
  expect(() => check({ adopted: [channel] })).not.toThrow();
});

test("rejects nothing in place of the props", () => {
  expect(refusal(() => checkImageChannels("Channels", untyped(undefined)))).toBe(
    "[Channels] props must be an object; write { images: [ubuntuWeb], assignments: [assignmentsOf(ubuntuWeb, { ... })] }",
  );
});

test.each([
  ["images", "ubuntu-web", "[ubuntuBase, ubuntuWeb]"],
  ["restricted", "production", '[ubuntuWeb.channel("production")]'],
  ["adopted", "production", '[ubuntuWeb, ubuntuWeb.channel("production")]'],
])("rejects %s that are not in a list", (prop, value, example) => {
  expect(said({ [prop]: value })).toBe(`[Channels] ${prop} must be a list, got "${value}"; write ${example}`);
});

test.each([
  ["a bucket's name", "ubuntu-web"],
  ["a channel", web.channel("production")],
  ["an object without a bucket", {}],
  ["an object whose bucket is none", { bucket: 7 }],
])("rejects %s in place of an image", (_, image) => {
  expect(said({ images: [web, image] })).toMatch(
    /^\[Channels\] images\[1\] must be a GoldenImage, got .*; import it from packer\/golden-images\.ts$/,
  );
});

test("rejects two that are no images, each once", () => {
  expect(said({ images: [7, 8] }).split("\n")).toEqual([
    "2 problems",
    expect.stringContaining("images[0] must be a GoldenImage, got 7"),
    expect.stringContaining("images[1] must be a GoldenImage, got 8"),
  ]);
});

test("rejects an image twice", () => {
  expect(said({ images: [web, web] })).toBe(
    '[Channels] images[1] is an image of a bucket that is listed already, got "ubuntu-web"; keep one of the two',
  );
});

test.each([
  ["restricted", other.channel("production")],
  ["adopted", other.channel("production")],
  ["adopted", other],
])("rejects what is %s of an image that is not listed", (prop, entry) => {
  expect(said({ [prop]: [entry], hcpProjectId: PROJECT })).toBe(
    `[Channels] ${prop}[0] must be of an image that is listed here, got "ubuntu-base"; add it to images, or leave it out: there are ubuntu-web`,
  );
});

test.each([["production"], [{ bucket: 7 }], [undefined]])("rejects %j as what is adopted", (entry) => {
  expect(said({ adopted: [entry] })).toContain("[Channels] adopted[0] must be a channel of an image");
});

test.each([[undefined], [7], [[PROJECT]], [""], [`${PROJECT}0`], [`0${PROJECT}`], ["my-project"]])(
  "rejects %j as the project of an adopted bucket",
  (hcpProjectId) => {
    const got = hcpProjectId === undefined ? "" : `, got ${JSON.stringify(hcpProjectId)}`;

    expect(said({ adopted: [web], hcpProjectId })).toBe(
      `[Channels] hcpProjectId must be the HCP project's id, because ubuntu-web is adopted${got}; ` +
        'use the id that HCP shows for the project, such as "00000000-0000-0000-0000-000000000000"',
    );
  },
);
