import { basename } from "node:path";
import { attributes } from "../../hcl/body";
import { HclText } from "../../hcl/value";
import { pluginLiteral } from "../go-template";
import { refuseGoTemplate } from "./go-template-refusal";
import type { ProvisionerContext, ProvisionerOptions, ProvisionerStep } from "./provisioner";

/** What is uploaded, and where to: either `source` or `content`. */
export interface FileOptions extends ProvisionerOptions {
  /**
   * The file's absolute path, as `join(__dirname, "nginx.conf")` makes it. It travels with the template.
   * @default - `content` is uploaded
   */
  readonly source?: string;
  /**
   * The file's content. In a string everything is text; in a variable's value, Packer still renders `{{`. It
   * arrives readable for that user only, where a `source` arrives with the permissions of its file.
   * @default - `source` is uploaded
   */
  readonly content?: HclText;
  /**
   * The file's absolute path in the machine. Its folder has to exist, and the user that the build logs in with
   * has to be allowed to write there. Elsewhere: upload to /tmp, and `install` it from there in a shell step.
   */
  readonly destination: string;
}

const DESTINATION = /^\/(?:[^\0\r\n]*[^\0\r\n/])$/;

/** Uploads one file, as the user that the build logs in with. */
export function file(options: FileOptions): ProvisionerStep {
  const { source, content, destination } = options;
  return {
    type: "file",
    settings: options,
    comment: options.comment,
    body(context) {
      checkFile(options, context);
      const property = `${context.property}.source`;
      return attributes({
        source: source === undefined ? undefined : context.files.addFile(source, property),
        content: content === undefined ? undefined : pluginLiteral(content),
        destination,
      });
    },
  };
}

function checkFile(options: FileOptions, { problems, property }: ProvisionerContext): void {
  const { source, content, destination } = options;
  problems.require((source === undefined) !== (content === undefined), {
    code: "file-source",
    property: `${property}.source`,
    rule: source === undefined ? "or content must be given" : "must not be given together with content",
    got: source,
    fix: "give one of the two",
  });
  if (source !== undefined)
    refuseGoTemplate(problems, `${property}.source`, basename(source), "rename the file");
  problems.require(content !== "", {
    code: "file-content",
    property: `${property}.content`,
    rule: "must not be empty: Packer then uploads nothing, without a word",
    fix: 'use Provisioner.shell({ inline: ["install -m 644 /dev/null FILE"] })',
  });
  const likeThis = 'write it like "/tmp/nginx.conf"';
  refuseGoTemplate(problems, `${property}.destination`, destination, likeThis);
  problems.require(DESTINATION.test(destination), {
    code: "file-destination",
    property: `${property}.destination`,
    rule: "must be the absolute path of a file",
    got: destination,
    fix: likeThis,
  });
}
