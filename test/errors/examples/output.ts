import { join } from "node:path";
import { PackerApp } from "../../../constructs/packer";
import { OutputFolder } from "../../../constructs/packer/output/output-folder";
import { ErrorExamples, addTemplate, inFolder } from "./scene";

/** What `app.synth(folder)` does, without the pauses while it waits for the lock of another run. */
function synth(folder: string) {
  const app = new PackerApp();
  addTemplate(app, "Web");
  return [...new OutputFolder(folder).writeInSteps(app.render())];
}

const MANIFEST = ".golden-images.json";

export const OUTPUT: ErrorExamples = {
  "output-folder-is-a-file": () => inFolder({ out: "" }, (folder) => synth(join(folder, "out"))),
  "output-in-the-way": () => inFolder({ "ubuntu-web": "" }, synth),
  "output-manifest-broken": () => inFolder({ [MANIFEST]: "{" }, synth),
  "output-manifest-newer": () => inFolder({ [MANIFEST]: '{ "version": 99, "files": {} }' }, synth),
  "output-locked": () =>
    inFolder({ ".golden-images.lock": '{ "pid": 4711, "host": "other-machine" }' }, synth),
  "output-failed": () => inFolder({ folder: "" }, (folder) => synth(join(folder, "folder", "out"))),
};
