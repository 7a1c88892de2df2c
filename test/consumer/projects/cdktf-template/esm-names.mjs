// Which names of the Terraform half an ESM importer does not see, although `require` gives them.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const hidden = [];
for (const face of ["hcp", "azure"]) {
  const names = Object.keys(await import(`cdktf-golden-image/${face}`));
  hidden.push(...Object.keys(require(`cdktf-golden-image/${face}`)).filter((name) => !names.includes(name)));
}
console.log(JSON.stringify(hidden));
