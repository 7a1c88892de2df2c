import { libraryScript } from "../library-script";
import { checkPackageNames } from "./package-name";
import type { ProvisionerOptions, ProvisionerStep } from "./provisioner";
import { script } from "./script";

/** Packages, and how they are installed. */
export interface PackagesOptions extends ProvisionerOptions {
  /** Names of packages of Ubuntu's archive, or of an archive that an earlier step added: `nginx`. */
  readonly names: readonly string[];
  /**
   * Whether what the packages recommend comes with them.
   * @default false
   */
  readonly recommendsIncluded?: boolean;
}

/** Installs packages, unless they are there. Waits for other apts, and refreshes the lists where needed. */
export function packages(
  names: readonly string[] | PackagesOptions,
  options: ProvisionerOptions & Omit<PackagesOptions, "names"> = {},
): ProvisionerStep {
  const props: PackagesOptions = "names" in names ? names : { ...options, names };
  const environment = {
    PACKAGES: props.names.join(" "),
    ...(props.recommendsIncluded === true ? { WITH_RECOMMENDS: "true" } : {}),
  };
  const step = script({ ...props, path: libraryScript("provisioners", "install-packages.sh"), environment });
  return {
    ...step,
    body(context) {
      const { problems, property } = context;
      problems.require(props.names.length > 0, {
        code: "packages",
        property: `${property}.names`,
        rule: "must hold at least one package",
        got: props.names,
        fix: 'add one such as "nginx", or leave the step out',
      });
      checkPackageNames(problems, `${property}.names`, props.names);
      return step.body(context);
    },
  };
}
