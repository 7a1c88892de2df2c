import type { Problems } from "../../errors";
import { libraryScript } from "../library-script";
import type { ProvisionerStep } from "../provisioners/provisioner";
import { script } from "../provisioners/script";

/** A step of a component: a script of the library, what it is told, and what is wrong with that. */
export interface ComponentStep {
  /** The script's name, without its ending. */
  readonly script: string;
  /** A line above the block. */
  readonly comment?: string;
  /** What the script is told. What is `undefined` is left out: the script has the default. */
  readonly environment?: Readonly<Record<string, string | number | undefined>>;
  /** Notes what is wrong with the options. `property` is how the user reaches the step. */
  readonly check?: (problems: Problems, property: string) => void;
}

/** Runs a script of the library. */
export function componentStep({
  script: name,
  comment,
  environment = {},
  check,
}: ComponentStep): ProvisionerStep {
  const given = Object.entries(environment).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  const step = script({
    path: libraryScript("components", `${name}.sh`),
    comment,
    environment: Object.fromEntries(given),
  });
  return {
    ...step,
    body(context) {
      check?.(context.problems, context.property);
      return step.body(context);
    },
  };
}
