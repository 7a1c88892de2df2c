import { chooseSources, sourcesList } from "./apt-sources";

const LISTED = [
  "http://packages.example/debian-security/ bookworm-security main",
  "http://packages.example/debian/ bookworm main",
  "http://packages.example/debian/ bookworm main",
  "http://packages.example/debian/ bookworm contrib",
  "http://other.example/tools/ stable main",
].join("\n");

it("takes the release and its security updates, the release first", () => {
  expect(chooseSources(LISTED).map(({ suite, uri }) => `${suite} ${uri}`)).toEqual([
    "bookworm http://packages.example/debian/",
    "bookworm-security http://packages.example/debian-security/",
  ]);
});

it("has a machine ask the mirror for them, by the host they come from", () => {
  expect(sourcesList(chooseSources(LISTED))).toBe(
    [
      "deb http://127.0.0.1:3142/packages.example/debian/ bookworm main",
      "deb http://127.0.0.1:3142/packages.example/debian-security/ bookworm-security main",
    ].join("\n"),
  );
});

it("says which release it lacks", () => {
  expect(() => chooseSources("http://packages.example/ubuntu/ noble main")).toThrow(
    new Error("the proof is made of packages of Debian bookworm, which is none of apt's sources here"),
  );
});
