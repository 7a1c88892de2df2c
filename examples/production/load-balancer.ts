import { Lb } from "@cdktf/provider-azurerm/lib/lb";
import { LbBackendAddressPool } from "@cdktf/provider-azurerm/lib/lb-backend-address-pool";
import { LbProbe } from "@cdktf/provider-azurerm/lib/lb-probe";
import { LbRule } from "@cdktf/provider-azurerm/lib/lb-rule";
import { HealthSignal } from "cdktf-golden-image/azure";
import { Construct } from "constructs";

/** Where a balancer is. */
export interface InternalLoadBalancerProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly subnetId: string;
}

/** A private address that leads to the instances whose probe succeeds. Raw resources: the library has none for it. */
export class InternalLoadBalancer extends Construct {
  /** What instances join. */
  readonly poolId: string;
  /** What upgrades and repair are decided by. */
  readonly health: HealthSignal;

  constructor(scope: Construct, id: string, props: InternalLoadBalancerProps) {
    super(scope, id);
    const { subnetId, ...where } = props;
    const zones = ["1", "2", "3"];
    const frontend = { name: "internal", subnetId, privateIpAddressAllocation: "Dynamic", zones };
    const balancer = new Lb(this, "Resource", {
      ...where,
      sku: "Standard",
      frontendIpConfiguration: [frontend],
    });
    const part = { loadbalancerId: balancer.id, name: "http" };
    const pool = new LbBackendAddressPool(this, "Pool", part);
    const probe = new LbProbe(this, "Probe", { ...part, port: 80, protocol: "Http", requestPath: "/" });
    const rule = new LbRule(this, "Rule", {
      ...part,
      protocol: "Tcp",
      frontendPort: 80,
      backendPort: 80,
      frontendIpConfigurationName: frontend.name,
      backendAddressPoolIds: [pool.id],
      probeId: probe.id,
    });
    this.poolId = pool.id;
    this.health = HealthSignal.loadBalancerProbe({ probeId: probe.id, rule });
  }
}
