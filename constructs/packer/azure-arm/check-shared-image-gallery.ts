import { Problems } from "../../errors";
import { CombinedRules, literal } from "./combined-rules";
import type { SharedImageGallery } from "./source-image";

/** The props that name a version by its parts. */
const PARTS = ["subscription", "resourceGroup", "galleryName", "imageName", "imageVersion"] as const;

const EXAMPLES: Readonly<Record<(typeof PARTS)[number], string>> = {
  subscription: "00000000-0000-0000-0000-000000000000",
  resourceGroup: "rg-golden-images",
  galleryName: "golden_images",
  imageName: "ubuntu-base",
  imageVersion: "2026.0131.0915",
};

const ID_FORM =
  "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/galleries/<gallery>/images/<image>/versions/<version>";
const VERSION_ID = new RegExp(`^${ID_FORM.replace(/<[a-z]+>/g, "[^/]+")}$`);
const MANAGED_IMAGE_ID = /\/providers\/Microsoft\.Compute\/images\/[^/]+$/i;
const DEFINITION_ID = /\/galleries\/[^/]+\/images\/[^/]+$/i;

/** Notes what is wrong with a gallery source: it is named in one way, and completely. */
export function checkSharedImageGallery(problems: Problems, gallery: SharedImageGallery): void {
  const rules = new CombinedRules(problems, gallery, "sharedImageGallery.");
  const id = literal(gallery.id);
  if (id !== undefined) checkId(rules, id);
  const ids = (["id", "communityGalleryImageId", "directSharedGalleryImageId"] as const).filter((prop) =>
    rules.has(prop),
  );
  const [named] = ids;
  if (named === undefined) return checkParts(rules);
  rules.excludes(named, [...ids.slice(1), ...PARTS], {
    code: "gallery-source-several",
    why: "each of them names the version by itself",
  });
}

function checkParts(rules: CombinedRules<SharedImageGallery>): void {
  for (const prop of PARTS) {
    const why =
      prop === "galleryName"
        ? "without it or an id the plugin does not see that there is a gallery source"
        : prop === "imageVersion"
          ? "without it HCP Packer can not record what the image derives from"
          : "with galleryName the plugin needs every part";
    rules.require(rules.has(prop), prop, {
      code: "gallery-source-part",
      rule: `must be given: ${why}`,
      fix: `add ${prop}: ${JSON.stringify(EXAMPLES[prop])}, or give id alone`,
    });
  }
}

function checkId(rules: CombinedRules<SharedImageGallery>, id: string): void {
  rules.require(VERSION_ID.test(id), "id", {
    code: "gallery-source-id",
    rule: `must be the full id of an image version, in the letter case of ${ID_FORM}${whyNot(id)}`,
    fix: "use the id that `az sig image-version show --query id` prints",
  });
}

/** What another id is, where that can be told. */
function whyNot(id: string): string {
  if (new RegExp(VERSION_ID.source, "i").test(id)) return "; only the letter case differs";
  if (DEFINITION_ID.test(id)) return "; this one is a definition's, without a version";
  return MANAGED_IMAGE_ID.test(id) ? "; this one is a managed image's" : "";
}
