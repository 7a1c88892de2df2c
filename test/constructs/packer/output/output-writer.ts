import { writeSync } from "node:fs";
import { OutputFolder } from "../../../../constructs/packer/output/output-folder";

/** A program for tests: writes an output folder of `count` scripts once, or again and again with several words. */
const [folder = "", count = "", ...words] = process.argv.slice(2);

function write(word: string): void {
  const content = `${word}\n`.repeat(500);
  const files = Array.from({ length: Number(count) }, (_, n) => ({ path: `base/scripts/${n}.sh`, content }));
  const common = { digest: word, regions: [] };
  new OutputFolder(folder).write([
    { name: "base", ...common, files },
    { name: `only-${word}`, ...common, files: [{ path: `only-${word}/x.pkr.hcl`, content: word }] },
  ]);
}

for (let round = 0; round === 0 || words.length > 1; round++) {
  write(words[round % words.length] ?? "");
  if (round === 0) writeSync(1, "started\n");
}
