import type { Step } from "../step";

export const validateTemplates: Step = {
  name: "templates",
  does: "validate the templates",
  run: ({ templates }) => templates.validate("files"),
};

/** The same templates, with artifacts in Azure: nothing is built there, but what is said to Azure's plugin is judged. */
export const validateAzure: Step = {
  name: "azure",
  does: "validate the same templates for Azure",
  run: ({ templates }) => templates.validate("azure"),
};
