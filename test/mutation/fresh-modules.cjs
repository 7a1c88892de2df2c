const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, resolve } = require("node:path");
const { Script } = require("node:vm");
const { transformSync } = require("@swc/core");

const SWC = {
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
  sourceMaps: false,
};

/** TypeScript is compiled once, and evaluated as often as it is loaded. */
const scripts = new Map();

Module._extensions[".ts"] = (module, filename) => {
  if (!scripts.has(filename)) {
    const { code } = transformSync(readFileSync(filename, "utf8"), { ...SWC, filename });
    scripts.set(
      filename,
      new Script(`(function (exports, require, module, __filename, __dirname, jest) {${code}\n})`, {
        filename,
      }),
    );
  }
  const require = (request) => Module._load(request, module, false);
  const evaluate = scripts.get(filename).runInThisContext();
  evaluate(module.exports, require, module, filename, dirname(filename), jestFor(module));
};

/** Loads `file` with everything of `root` that it needs evaluated anew. What is in node_modules stays. */
function loadFresh(root, file) {
  forget(root);
  Module._load(resolve(root, file), undefined, false);
}

function forget(root) {
  const forgotten = Object.entries(require.cache).filter(([path]) => path.startsWith(`${root}/`));
  for (const [path] of forgotten) Reflect.deleteProperty(require.cache, path);
  return forgotten;
}

/** What the tests take from jest itself. */
function jestFor(module) {
  return {
    setTimeout: () => undefined,
    requireActual: (request) => Module._load(request, module, false),
    isolateModules: (body) => {
      const others = forget(process.cwd());
      body();
      forget(process.cwd());
      for (const [path, other] of others) require.cache[path] = other;
    },
  };
}

module.exports = { loadFresh };
