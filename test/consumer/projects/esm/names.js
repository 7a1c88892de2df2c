// Which names of each face an ESM importer does not see, although `require` gives them.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const hidden = [];
for (const face of ["", "/image", "/packer", "/hcl"]) {
  const names = Object.keys(await import(`cdktf-golden-image${face}`));
  const missing = Object.keys(require(`cdktf-golden-image${face}`)).filter((name) => !names.includes(name));
  hidden.push(...missing.map((name) => `cdktf-golden-image${face} ${name}`));
}
console.log(JSON.stringify(hidden));
