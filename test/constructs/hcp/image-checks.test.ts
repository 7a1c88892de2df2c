import { DataResource } from "cdktf";
import { Construct } from "constructs";
import { ChannelImage, ChannelImageProps, ImagePolicy, ImageUse } from "../../../constructs/hcp";
import { sampleImage } from "../image/sample";
import { StackJson, synthesised } from "./synthesised";

/* That each check fires, and when, is tested in test/terraform. */

const channel = sampleImage().channel("production");
const PINNED = ImagePolicy.pinned("01JZZ5W3M8Q0V9T2B7K4N6R1XD");

function checksOf(
  props: Partial<ChannelImageProps>,
  use?: (vm: DataResource) => Partial<ImageUse>,
): StackJson {
  return synthesised((stack) => {
    const image = new ChannelImage(stack, "Image", { channel, ...props });
    const scope = new Construct(stack, "Web");
    const vm = new DataResource(scope, "Vm");
    const imageId = vm.getStringAttribute("id");
    if (use !== undefined) image.addChecksFor(scope, { name: "web-1", imageId, ...use(vm) });
  });
}

/** The ids of the checks, without what CDKTF adds to keep them apart. */
function namesOf(json: StackJson): readonly string[] {
  return Object.keys(json.check ?? {}).map((name) => name.replace(/_[0-9A-F]{8}$/, ""));
}

test.each([
  ["follow", {}, ["Image_Revocation"]],
  ["held", { policy: ImagePolicy.held() }, ["Image_Revocation"]],
  ["pinned", { policy: PINNED }, ["Image_Channel", "Image_Revocation"]],
  ["an age", { maxAgeDays: 30 }, ["Image_Age", "Image_Revocation"]],
])("%s has its checks without being asked", (_name, props, names) => {
  expect([...namesOf(checksOf(props))].sort()).toEqual(names);
});

test("a resource has one more, and those that look something up on request", () => {
  const data = { type: "azurerm_resources", arguments: { name: "web-1" } };
  const every = checksOf({}, (vm) => ({
    tags: vm.interpolationForAttribute("output"),
    live: { data, tagsAt: "resources[0].tags" },
  }));

  expect(namesOf(checksOf({}, () => ({})))).toContain("Web_RunningImage");
  expect(namesOf(every)).toEqual(
    expect.arrayContaining(["Web_RunningImage", "Web_RunningVersion", "Web_ImageOrder"]),
  );
});

test("without being asked, no check of a VM looks anything up: a plan can be without changes", () => {
  for (const policy of [ImagePolicy.follow(), ImagePolicy.held()]) {
    const { check = {} } = checksOf({ policy }, () => ({}));

    expect(Object.values(check).filter(({ data }) => data !== undefined)).toEqual([]);
  }
});

test("the name that warnings use is a literal", () => {
  const json = checksOf({}, () => ({ name: "web-${1}" }));

  expect(JSON.stringify(json.check)).toContain("web-$${1} runs ");
});
