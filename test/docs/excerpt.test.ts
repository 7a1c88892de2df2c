import { excerptOf, linesInOrder } from "./excerpt";

const FILE = 'source "azure-arm" "web" {\n  vm_size = "a"\n\n  gallery {\n    name = "b"\n  }\n}\n';

test("an excerpt is found wherever it stands, however deep", () => {
  excerptOf('gallery {\n  name = "b"\n}', FILE);
  excerptOf('source "azure-arm" "web" {\n  # …\n  gallery {\n    name = "…"\n', FILE);
});

test.each([
  ["another value", 'name = "c"'],
  ["another order", 'name = "b"\n…\nvm_size = "a"'],
  ["what does not follow at once", 'vm_size = "a"\ngallery {'],
  ["a part of a line", 'vm_size = "'],
  ["another depth", 'gallery {\nname = "b"'],
])("an excerpt with %s is not found", (_what, shown) => {
  expect(() => excerptOf(shown, FILE)).toThrow("not found");
});

test("lines of output are found in their order, whatever stands around them", () => {
  linesInOrder(
    "Plan: 1 to add\n…\nweb: … complete",
    "web  Plan: 1 to add, 0 to change\n\nx\nweb: Creation complete",
  );
  expect(() => linesInOrder("b\na", "a\nb")).toThrow("not found: a");
});
