/** Types are checked by `npm run typecheck`, not here: swc only strips them. */
module.exports = {
  testEnvironment: "node",
  // jest would leave one core free, and on two cores that is half of them.
  maxWorkers: "100%",
  // Many tests start a program, and on a busy machine that alone can take jest's five seconds.
  testTimeout: 60_000,
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/consumer/"],
  modulePathIgnorePatterns: ["<rootDir>/.cache/", "<rootDir>/packer/out/"],
  // As `paths` in tsconfig.json: documents and examples import the package by its name.
  moduleNameMapper: {
    "^cdktf-golden-image$": "<rootDir>/constructs/index.ts",
    "^cdktf-golden-image/([a-z]+)$": "<rootDir>/constructs/$1/index.ts",
  },
  transform: {
    "^.+\\.(t|j)s$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
};
