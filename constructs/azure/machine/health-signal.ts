import type { LinuxVirtualMachineScaleSetExtension } from "@cdktf/provider-azurerm/lib/linux-virtual-machine-scale-set";
import { ITerraformDependable, Token } from "cdktf";
import { Problems } from "../../errors";
import { carriesBrand } from "../../image/given-value";
import { terraformLiteral } from "../../hcp/terraform-literal";

const BRAND = Symbol.for("cdktf-golden-image/HealthSignal");

/** What an instance is asked, from within. */
export interface HealthExtensionOptions {
  /** The port that the application answers on. */
  readonly port: number;
  /**
   * `tcp` only asks whether the port is open, `http` and `https` for an answer of 200.
   * @default "http"
   */
  readonly protocol?: "http" | "https" | "tcp";
  /**
   * The path that is asked for, not with `tcp`.
   * @default "/"
   */
  readonly path?: string;
}

/** The probe of a load balancer, and the rule that makes it work. */
export interface HealthProbeOptions {
  /** The probe's full id. */
  readonly probeId: string;
  /** The load balancer's rule that uses the probe: Azure refuses the scale set when it is not there yet. */
  readonly rule: ITerraformDependable;
}

/**
 * How Azure knows that an instance is well. An upgrade goes on, or stops, because of it, and so does repair:
 * without one a scale set can not roll.
 */
export class HealthSignal {
  /** @internal */
  readonly [BRAND] = true;

  private constructor(
    /** The probe's full id, where a load balancer asks. */
    readonly probeId: string | undefined,
    /** What a scale set waits for. */
    readonly dependencies: readonly ITerraformDependable[],
    /** The extension, where the instance asks itself. */
    readonly extension: LinuxVirtualMachineScaleSetExtension | undefined,
  ) {}

  /**
   * A load balancer asks. Instances whose probe fails get no traffic, and are repaired.
   *
   * @see https://learn.microsoft.com/azure/load-balancer/load-balancer-custom-probe-overview
   */
  static loadBalancerProbe({ probeId, rule }: HealthProbeOptions): HealthSignal {
    return new HealthSignal(probeId, [rule], undefined);
  }

  /**
   * An extension on each instance asks, so that no load balancer is needed. It makes extensions possible on all
   * instances; to change between the two signals replaces the scale set.
   *
   * @throws ImageError for what can not be asked
   * @see https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-health-extension
   */
  static extension({ port, protocol = "http", path = "/" }: HealthExtensionOptions): HealthSignal {
    const problems = new Problems("HealthSignal.extension");
    problems.require(Number.isInteger(port) && port >= 1 && port <= 65535, {
      code: "health-port",
      property: "port",
      rule: "must be a port from 1 to 65535",
      got: port,
      fix: "use the port that the application answers on, such as 80",
    });
    problems.require(["http", "https", "tcp"].includes(protocol), {
      code: "health-protocol",
      property: "protocol",
      rule: 'must be "http", "https" or "tcp"',
      got: protocol,
      fix: 'use "http"',
    });
    problems.require(typeof path === "string" && /^\/[\x21-\x7e]*$/.test(path), {
      code: "health-path",
      property: "path",
      rule: "must be a path that starts with a slash, without spaces",
      got: path,
      fix: 'use one such as "/health"',
    });
    problems.throwIfAny();
    const settings = protocol === "tcp" ? { protocol, port } : { protocol, port, requestPath: path };
    return new HealthSignal(undefined, [], {
      name: "health",
      publisher: "Microsoft.ManagedServices",
      type: "ApplicationHealthLinux",
      // Version 2 expects an answer that names a state, and takes a plain 200 for unknown.
      typeHandlerVersion: "1.0",
      autoUpgradeMinorVersion: true,
      settings: terraformLiteral(JSON.stringify(settings), "path"),
    });
  }

  /** Whether `value` is a signal, of this or of any other loaded copy of the package. */
  static isHealthSignal(value: unknown): value is HealthSignal {
    return carriesBrand(BRAND, value);
  }
}

/** A signal, which a rolling upgrade and automatic repair can not do without. */
export function requireHealthSignal(problems: Problems, property: string, value: unknown): void {
  const isSignal = problems.require(HealthSignal.isHealthSignal(value), {
    code: "health-signal",
    property,
    rule: "must be a HealthSignal, or no upgrade would ever roll",
    got: value,
    fix: "use HealthSignal.extension({ port: 80 }) or HealthSignal.loadBalancerProbe({ probeId, rule })",
  });
  if (!isSignal || !HealthSignal.isHealthSignal(value) || value.probeId === undefined) return;
  const isProbe =
    Token.isUnresolved(value.probeId) || /\/loadBalancers\/[^/]+\/probes\/[^/]+$/.test(value.probeId);
  problems.require(isProbe, {
    code: "health-probe",
    property,
    rule: "must name a probe by its full id",
    got: value.probeId,
    fix: "give the id of the azurerm_lb_probe",
  });
}
