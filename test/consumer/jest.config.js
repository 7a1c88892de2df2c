/** The package as strangers use it, apart from `npm test`: these projects install what they need, from a registry. */
const { transform } = require("../../jest.config");

module.exports = {
  rootDir: __dirname,
  testEnvironment: "node",
  transform,
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/projects/"],
  modulePathIgnorePatterns: ["<rootDir>/projects/"],
  globalSetup: "./pack-once.mjs",
  globalTeardown: "./remove-package.mjs",
  // An install on a slow network, and not a limit that a test is to come near.
  testTimeout: 600_000,
};
