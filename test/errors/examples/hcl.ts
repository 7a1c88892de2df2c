import { attribute, block, call } from "../../../constructs/hcl";
import { ErrorExamples, hcl, ownTemplate } from "./scene";

export const HCL: ErrorExamples = {
  "hcl-value": () => hcl([undefined as never]),
  "hcl-string": () => hcl("\ud83d"),
  "hcl-number": () => hcl(Number.NaN),
  "hcl-token": () => hcl("${TfToken[TOKEN.7]}"),
  "hcl-cycle": () => {
    const tags: Record<string, never> = {};
    tags["self"] = tags as never;
    return hcl(tags);
  },
  "hcl-duplicate": () => hcl({ café: "1", "cafe\u0301": "2" }),
  "hcl-name": () => ownTemplate((own) => own.addBlock(block("locals", [], [attribute("build time", "now")]))),
  "hcl-expression": () => call("time stamp"),
};
