import { Problems, describeProblem } from "../../../../constructs/errors";
import { block, printBody } from "../../../../constructs/hcl";
import { AzureRegion } from "../../../../constructs/image";
import {
  AzureArmSource,
  AzureArmSourceProps,
} from "../../../../constructs/packer/azure-arm/azure-arm-source";
import { SharedImageGalleryDestination } from "../../../../constructs/packer/azure-arm/destination";

export const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

const RESOURCE_GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images`;

export const VERSION_ID = `${RESOURCE_GROUP}/providers/Microsoft.Compute/galleries/golden_images/images/ubuntu-base/versions/1.0.0`;

/** Full id of a disk encryption set. */
export function encryptionSet(name: string): string {
  return `${RESOURCE_GROUP}/providers/Microsoft.Compute/diskEncryptionSets/${name}`;
}

/** A gallery version as destination, as a test wants it. */
export function destination(
  props: Partial<SharedImageGalleryDestination> = {},
): SharedImageGalleryDestination {
  return {
    resourceGroup: "rg-images",
    galleryName: "golden_images",
    imageName: "ubuntu-base",
    imageVersion: "1.0.0",
    ...props,
  };
}

/** A source that nothing is wrong with, but for what a test says. */
export function sourceProps(props: Partial<AzureArmSourceProps> = {}): AzureArmSourceProps {
  return {
    label: "ubuntu",
    imagePublisher: "Canonical",
    imageOffer: "ubuntu-24_04-lts",
    imageSku: "server",
    location: AzureRegion.EAST_US,
    vmSize: "Standard_D2s_v5",
    sharedImageGalleryDestination: destination(),
    ...props,
  };
}

/** From where a source starts that is not from the marketplace. */
export const NO_MARKETPLACE = { imagePublisher: undefined, imageOffer: undefined, imageSku: undefined };

/** What is wrong with a source, one line each, without the path. */
export function mistakesOf(props: Partial<AzureArmSourceProps>): string[] {
  const problems = new Problems("Web");
  new AzureArmSource(sourceProps(props)).check(problems);
  return problems.all.map((problem) => describeProblem(problem).replace("[Web] ", ""));
}

/** A source as it stands in the file. */
export function printed(props: Partial<AzureArmSourceProps>): string {
  const problems = new Problems("Web");
  const source = new AzureArmSource(sourceProps(props));
  const text = printBody([block("source", [source.type, source.label], source.body())], problems);
  expect(problems.all).toEqual([]);
  return text;
}
