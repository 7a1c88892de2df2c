import { ImageError, Problems } from "../../../constructs/errors";
import {
  GoldenImageTemplate,
  GoldenImageTemplateProps,
  PackerApp,
  PackerTemplate,
} from "../../../constructs/packer";
import { renderTemplate } from "../../../constructs/packer/render-template";

/** A golden image's template as text, or the message of what was refused. */
export function renderGolden(props: GoldenImageTemplateProps): string {
  const app = new PackerApp();
  new GoldenImageTemplate(app, "Image", props);
  return renderApp(app);
}

/** The first template of `app` as text, or the message of what was refused. */
export function renderApp(app: PackerApp): string {
  try {
    return String(app.render()[0]?.files[0]?.content);
  } catch (error) {
    if (ImageError.isImageError(error)) return error.message;
    throw error;
  }
}

/** A template that `build` puts together, as text without the marker line. Problems are thrown. */
export function renderParts(build: (template: PackerTemplate) => void): string {
  const template = new PackerTemplate(new PackerApp(), "Parts", { name: "parts" });
  build(template);
  const problems = new Problems("Parts");
  const text = String(renderTemplate(template, problems, new Map()).files[0]?.content);
  problems.throwIfAny();
  return text.slice(text.indexOf("\n\n") + 2);
}

/** One top-level block of `text`, by the start of its first line. */
export function blockOf(text: string, head: string): string {
  const start = text.indexOf(`\n${head}`) + 1;
  return text.slice(start, text.indexOf("\n}\n", start) + 3);
}
