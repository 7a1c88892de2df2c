import { Problems } from "../errors";
import { requireManagedImageName, requireResourceGroup } from "./azure-names";
import { isObject } from "./given-value";

/** A managed image that is kept beside the gallery version, in the build region and the build's subscription. */
export interface ManagedImage {
  /**
   * The resource group that keeps it, 1 to 90 letters, digits and `_ . ( ) -`, starting with a letter or digit
   * and not ending in a dot or dash. It has to exist: the build does not make it.
   */
  readonly resourceGroup: string;
  /**
   * The managed image's name, 1 to 80 letters, digits, dots, dashes and underscores. A fixed name is taken
   * after the first build: the next one stops, unless `packer build -force` deletes the image first.
   * @default - the bucket and the image version
   */
  readonly name?: string;
}

/** Notes what Packer's azure plugin would refuse about a managed image. */
export function checkManagedImage(problems: Problems, property: string, image: ManagedImage): void {
  const isRecord = problems.require(isObject(image), {
    code: "managed-image",
    property,
    rule: "must be an object",
    got: image,
    fix: 'write { resourceGroup: "rg-golden-images" }',
  });
  if (!isRecord) return;
  requireResourceGroup(problems, `${property}.resourceGroup`, image.resourceGroup);
  if (image.name !== undefined) requireManagedImageName(problems, `${property}.name`, image.name);
}
