import { AZURE_TAGS_RULES } from "./azure-tags";
import { BUILD_VM_RULES } from "./build-vm";
import { COMMUNICATOR_RULES } from "./communicator";
import { DESTINATION_RULES } from "./destination";
import { GALLERY_DESTINATION_RULES } from "./gallery-destination";
import { LOGIN_RULES } from "./login";
import { NETWORK_RULES } from "./network";
import { RuleCase } from "./rule-case";
import { SOURCE_IMAGE_RULES } from "./source-image";

/** Every rule that one source alone can break, by concern. */
export const ALL_RULES: Readonly<Record<string, readonly RuleCase[]>> = {
  "source image": SOURCE_IMAGE_RULES,
  destination: DESTINATION_RULES,
  "gallery destination": GALLERY_DESTINATION_RULES,
  "build VM": BUILD_VM_RULES,
  network: NETWORK_RULES,
  communicator: COMMUNICATOR_RULES,
  login: LOGIN_RULES,
  tags: AZURE_TAGS_RULES,
};
