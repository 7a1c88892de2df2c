// Preloaded into each process of a foreign project: notes, when the process ends, which files it has loaded.
const { appendFileSync } = require("node:fs");

process.on("exit", () => {
  const modules = Object.keys(require.cache).filter((path) => path !== __filename);
  appendFileSync(process.env.LOADED_MODULES, `${JSON.stringify({ started: process.argv[1], modules })}\n`);
});
