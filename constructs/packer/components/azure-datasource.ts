import type { ImageComponent } from "../image-component";
import { componentStep } from "./component-step";

/** Has cloud-init take a VM's settings from Azure alone, and checks that a VM can be provisioned from the image. */
export function azureDatasource(): ImageComponent {
  return {
    name: "Azure datasource",
    slots: {
      harden: [componentStep({ script: "azure-datasource" })],
      verify: [componentStep({ script: "azure-datasource-check" })],
    },
  };
}
