import type { ImageComponent } from "../image-component";
import { packages } from "../provisioners/packages";
import { componentStep } from "./component-step";
import { checkNumber } from "./option-rules";

/** What is asked of passwords and shells. An account that has a key only is not touched by any of it. */
export interface AccountsOptions {
  /**
   * Characters of a new password, from 8 to 128.
   * @default 14
   */
  readonly passwordMinLength?: number;
  /**
   * Days after which the password of a new account has to be changed, from 1 to 99999.
   * @default 365
   */
  readonly passwordMaxDays?: number;
  /**
   * How many old passwords can not be used again, from 1 to 400.
   * @default 5
   */
  readonly passwordHistory?: number;
  /**
   * Wrong passwords in a row that lock an account, from 2 to 50. Logins with a key go on.
   * @default 5
   */
  readonly lockAfter?: number;
  /**
   * Seconds for which it is locked, from 60 to 86400.
   * @default 900
   */
  readonly unlockSeconds?: number;
  /**
   * Seconds without input after which an interactive shell ends, up to 86400; 0 for never.
   * @default 600
   */
  readonly idleSeconds?: number;
}

/** Hardens accounts, PAM, su and sudo. The umask of a login is 027: scripts of a derived image may need `umask 022`. */
export function accounts(options: AccountsOptions = {}): ImageComponent {
  const step = componentStep({
    script: "accounts",
    environment: {
      PASSWORD_MIN_LENGTH: options.passwordMinLength,
      PASSWORD_MAX_DAYS: options.passwordMaxDays,
      PASSWORD_HISTORY: options.passwordHistory,
      LOCK_AFTER: options.lockAfter,
      UNLOCK_SECONDS: options.unlockSeconds,
      IDLE_SECONDS: options.idleSeconds,
    },
    check(problems, property) {
      const within = (name: keyof AccountsOptions, least: number, most: number) =>
        checkNumber(problems, `${property}.${name}`, options[name], least, most);
      within("passwordMinLength", 8, 128);
      within("passwordMaxDays", 1, 99_999);
      within("passwordHistory", 1, 400);
      within("lockAfter", 2, 50);
      within("unlockSeconds", 60, 86_400);
      within("idleSeconds", 0, 86_400);
    },
  });
  return {
    name: "Accounts",
    slots: {
      harden: [packages(["libpam-pwquality"]), step],
      verify: [componentStep({ script: "accounts-check" })],
    },
  };
}
