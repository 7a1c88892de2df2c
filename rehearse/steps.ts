import type { Step } from "./step";
import { ancestry, outOfDate } from "./steps/ancestry";
import { buildBase, buildWeb, rebuildBase, rebuildWeb } from "./steps/build";
import { assignBase, assignWeb, promoteBase, promoteWeb } from "./steps/channels";
import { apply, deploy, plan, rollBack } from "./steps/machines";
import { due, restore, restoreBase, restoreDue, revoke, revokeBase, schedule } from "./steps/revoke";
import { validateAzure, validateTemplates } from "./steps/validate";

/** The life of an image, in order. */
export const STEPS: readonly Step[] = [
  validateTemplates,
  validateAzure,
  buildBase,
  assignBase,
  buildWeb,
  ancestry,
  assignWeb,
  deploy,
  rebuildBase,
  promoteBase,
  outOfDate,
  rebuildWeb,
  promoteWeb,
  plan,
  apply,
  rollBack,
  revoke,
  restore,
  schedule,
  due,
  restoreDue,
  revokeBase,
  restoreBase,
];
