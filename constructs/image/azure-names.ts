import { Problems } from "../errors";

/*
 * Azure's own naming rules, where more than one part of the contract needs them. Where Packer's azure plugin
 * or azurerm check a name too, the stricter of the two is asked for; elsewhere Azure alone would refuse it,
 * and only when a build or an apply is under way. Patterns spell out `\w`, which is not the same in Go.
 */

const PLUGIN_RESOURCE_GROUP = /^[A-Za-z0-9](?:[A-Za-z0-9_.()-]{0,88}[A-Za-z0-9_()])?$/;
const RESOURCE_GROUP = /^[A-Za-z0-9_.()-]{0,89}[A-Za-z0-9_()-]$/;
const DEFINITION_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$/;
const SUBSCRIPTION_ID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
const DISK_ENCRYPTION_SET_ID =
  /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[a-z0-9_.()-]{1,90}\/providers\/Microsoft\.Compute\/diskEncryptionSets\/[a-z0-9_.-]{1,80}$/i;

/**
 * A resource group that Packer's azure plugin names in an option of its own (the build's, a managed image's).
 * The plugin is stricter than Azure: it refuses a first character that is no letter or digit, and a last dash.
 */
export function requireResourceGroup(problems: Problems, property: string, name: unknown): boolean {
  return problems.require(matches(PLUGIN_RESOURCE_GROUP, name), {
    code: "resource-group",
    property,
    rule: "must be 1 to 90 letters, digits and _ . ( ) -, starting with a letter or digit and not ending in a dot or dash",
    got: name,
    fix: 'use a name such as "rg-golden-images"',
  });
}

/**
 * A resource group as azurerm takes it. The plugin passes a gallery's on as it is, so an existing `_images`
 * is as good as any.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export function requireExistingResourceGroup(problems: Problems, property: string, name: unknown): boolean {
  return problems.require(matches(RESOURCE_GROUP, name), {
    code: "resource-group",
    property,
    rule: "must be 1 to 90 letters, digits and _ . ( ) -, not ending in a dot",
    got: name,
    fix: 'use a name such as "rg-golden-images"',
  });
}

/**
 * An image definition in a gallery, or a managed image: Azure has one rule for both.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export function requireDefinitionName(problems: Problems, property: string, name: unknown): boolean {
  return requireImageName(problems, "definition-name", property, name);
}

/** A managed image. Packer's plugin checks this one, too. */
export function requireManagedImageName(problems: Problems, property: string, name: unknown): boolean {
  return requireImageName(problems, "managed-image-name", property, name);
}

/** A subscription's GUID. */
export function requireSubscriptionId(problems: Problems, property: string, id: unknown): boolean {
  return problems.require(matches(SUBSCRIPTION_ID, id), {
    code: "subscription-id",
    property,
    rule: "must be a subscription's GUID",
    got: id,
    fix: 'use what `az account show --query id` prints, such as "00000000-0000-0000-0000-000000000000"',
  });
}

/** The full resource id of a disk encryption set. */
export function requireDiskEncryptionSetId(problems: Problems, property: string, id: unknown): boolean {
  return problems.require(matches(DISK_ENCRYPTION_SET_ID, id), {
    code: "disk-encryption-set-id",
    property,
    rule: "must be the full id of a disk encryption set",
    got: id,
    fix: 'write it like "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/diskEncryptionSets/<name>"',
  });
}

function requireImageName(problems: Problems, code: string, property: string, name: unknown): boolean {
  return problems.require(matches(DEFINITION_NAME, name), {
    code,
    property,
    rule: "must be 1 to 80 letters, digits, dots, dashes and underscores, starting with a letter or digit and not ending in a dot or dash",
    got: name,
    fix: 'use a name such as "ubuntu-base"',
  });
}

/** A pattern would turn `undefined` or a list into text, and find that it fits. */
function matches(pattern: RegExp, value: unknown): boolean {
  return typeof value === "string" && pattern.test(value);
}
