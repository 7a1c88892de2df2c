import "../../stacks/main";

/** Runs the stacks' entry, and lists on standard output every module that it loaded. */
process.on("exit", () => {
  process.stdout.write(`${Object.keys(require.cache).join("\n")}\n`);
});
