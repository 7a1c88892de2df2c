import { TOOL_VERSIONS } from "../../../constructs/image";

test.each(Object.entries(TOOL_VERSIONS))("%s is an exact version, not a range", (_tool, version) => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
