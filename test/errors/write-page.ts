import { writeFileSync } from "node:fs";
import { PAGE, errorPage } from "./error-page";

writeFileSync(PAGE, errorPage());
console.log("docs/errors.md is written.");
