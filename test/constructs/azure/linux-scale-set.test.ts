import { TerraformVariable } from "cdktf";
import { HealthSignal, LinuxScaleSetProps, RollingUpgradeOptions } from "../../../constructs/azure";
import { ImagePolicy } from "../../../constructs/hcp";
import { AzureRegion } from "../../../constructs/image";
import { refusal } from "../image/refusal";
import { untyped } from "../image/sample";
import {
  Block,
  FINGERPRINT,
  addScaleSet,
  galleryArtifact,
  image,
  only,
  scaleSetWith,
  synthesized,
} from "./sample-stack";

const PROBE =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/loadBalancers/lb/probes/http";

function refused(given: Partial<Omit<LinuxScaleSetProps, "image">>): string {
  return refusal(() => scaleSetWith(given));
}

test("an upgrade rolls: there is a policy with all its numbers, and a signal of health", () => {
  expect(scaleSetWith()).toMatchObject({
    upgrade_mode: "Rolling",
    rolling_upgrade_policy: {
      max_batch_instance_percent: 20,
      max_unhealthy_instance_percent: 20,
      max_unhealthy_upgraded_instance_percent: 20,
      pause_time_between_batches: "PT1M",
      prioritize_unhealthy_instances_enabled: true,
      maximum_surge_instances_enabled: true,
    },
    extension: [{ type: "ApplicationHealthLinux", publisher: "Microsoft.ManagedServices" }],
  });
});

test("instances are made beside the old ones, which Azure does only without overprovisioning", () => {
  expect(scaleSetWith()).toMatchObject({ overprovision: false });
});

test("an image is set by its version, and Azure does not upgrade on its own", () => {
  const scaleSet = scaleSetWith();

  expect(scaleSet["source_image_id"]).toMatch(/^\$\{data\.hcp_packer_artifact\..+\.external_identifier\}$/);
  expect(scaleSet).not.toHaveProperty("automatic_os_upgrade_policy");
});

test("an instance asks itself how it is", () => {
  const [extension] = scaleSetWith({ health: HealthSignal.extension({ port: 8080, path: "/health" }) })[
    "extension"
  ] as [Block];

  expect(JSON.parse(String(extension["settings"]))).toEqual({
    protocol: "http",
    port: 8080,
    requestPath: "/health",
  });
  expect(extension["type_handler_version"]).toBe("1.0");
});

test("a port can be asked without a path", () => {
  const [extension] = scaleSetWith({ health: HealthSignal.extension({ port: 5432, protocol: "tcp" }) })[
    "extension"
  ] as [Block];

  expect(JSON.parse(String(extension["settings"]))).toEqual({ protocol: "tcp", port: 5432 });
});

test("extensions are possible only where the signal is one", () => {
  const rule = { fqn: "azurerm_lb_rule.http" };
  const probed = scaleSetWith({ health: HealthSignal.loadBalancerProbe({ probeId: PROBE, rule }) });

  expect(scaleSetWith()["extension_operations_enabled"]).toBe(true);
  expect(probed).toMatchObject({ extension_operations_enabled: false, health_probe_id: PROBE });
  expect(probed).not.toHaveProperty("extension");
});

test("a scale set waits for the rule that makes its probe work, and for its network", () => {
  const rule = { fqn: "azurerm_lb_rule.http" };

  expect(
    scaleSetWith({ health: HealthSignal.loadBalancerProbe({ probeId: PROBE, rule }) })["depends_on"],
  ).toEqual([
    expect.stringMatching(/^azurerm_subnet_network_security_group_association\./),
    "azurerm_lb_rule.http",
  ]);
});

test("unhealthy instances are replaced", () => {
  expect(scaleSetWith()["automatic_instance_repair"]).toEqual({
    enabled: true,
    grace_period: "PT30M",
    action: "Replace",
  });
});

test.each([
  [0, "PT0S"],
  [90, "PT1M30S"],
  [3600, "PT1H"],
])("%d seconds are written as Azure gives them back, so that no plan shows a change", (seconds, text) => {
  expect(scaleSetWith({ pauseBetweenBatchesSeconds: seconds })["rolling_upgrade_policy"]).toMatchObject({
    pause_time_between_batches: text,
  });
});

test("zones are spread over, and batches stay in one of them", () => {
  expect(scaleSetWith({ zones: ["1", "2", "3"], zoneBalanceRequired: true })).toMatchObject({
    zones: ["1", "2", "3"],
    zone_balance: true,
    rolling_upgrade_policy: { cross_zone_upgrades_enabled: false },
  });
  expect(scaleSetWith()).not.toHaveProperty("zones");
});

test("a scale set is as closed as a VM", () => {
  expect(scaleSetWith()).toMatchObject({
    disable_password_authentication: true,
    secure_boot_enabled: true,
    vtpm_enabled: true,
    encryption_at_host_enabled: true,
    identity: { type: "SystemAssigned" },
    network_interface: [
      {
        primary: true,
        enable_ip_forwarding: false,
        enable_accelerated_networking: true,
        ip_configuration: [
          { primary: true, subnet_id: expect.stringContaining("azurerm_subnet.") as unknown },
        ],
      },
    ],
  });
});

test("instances join a load balancer's pools", () => {
  const [networkInterface] = scaleSetWith({ backendPoolIds: ["/pool"] })["network_interface"] as [Block];

  expect(networkInterface["ip_configuration"]).toMatchObject([
    { load_balancer_backend_address_pool_ids: ["/pool"] },
  ]);
});

test("the guards are those of a VM: a change in place is what HCP's run task lets pass", () => {
  const { precondition } = scaleSetWith()["lifecycle"] as { precondition: Block[] };

  expect(precondition).toMatchObject([
    { error_message: expect.stringContaining("is revoked since") as unknown },
  ]);
});

test("a held scale set stays as it is when the channel moves", () => {
  expect(scaleSetWith({ policy: ImagePolicy.held() })["lifecycle"]).toMatchObject({
    ignore_changes: expect.arrayContaining(["source_image_id"]) as unknown,
  });
});

test("a pinned scale set names its version", () => {
  expect(scaleSetWith({ policy: ImagePolicy.pinned(FINGERPRINT) })["tags"]).toMatchObject({
    image_fingerprint: FINGERPRINT,
  });
});

test("what a pinned scale set does not run yet, the next apply sets in place", () => {
  const { check } = synthesized((stack) =>
    addScaleSet(stack, { policy: ImagePolicy.pinned(FINGERPRINT) }).addImageChecks(),
  );
  const [name = ""] = Object.keys(check).filter((id) => id.includes("RunningImage"));

  expect(check[name]).toMatchObject({
    assert: [{ error_message: expect.stringMatching(/ now\. The next apply sets it in place\.$/) as string }],
  });
});

test("a signal can name its probe by a reference", () => {
  const json = synthesized((stack) => {
    const probe = new TerraformVariable(stack, "probe", { type: "string" });
    const rule = { fqn: "azurerm_lb_rule.http" };
    addScaleSet(stack, { health: HealthSignal.loadBalancerProbe({ probeId: probe.stringValue, rule }) });
  });

  expect(only(json, "azurerm_linux_virtual_machine_scale_set")["health_probe_id"]).toBe("${var.probe}");
});

test("rejects 0 instances", () => {
  expect(refused({ instances: 0 })).toBe(
    "[production/ScaleSet] instances must be a whole number from 1 to 1000, got 0; use one such as 2",
  );
});

test("rejects a scale set without a signal of health", () => {
  expect(refused({ health: untyped(undefined) })).toBe(
    "[production/ScaleSet] health must be a HealthSignal, or no upgrade would ever roll; use HealthSignal.extension({ port: 80 }) or HealthSignal.loadBalancerProbe({ probeId, rule })",
  );
});

test("rejects a region that the image is not replicated to", () => {
  expect(refused({ region: AzureRegion.WEST_EUROPE })).toContain("region must be a region that ubuntu-web");
});

test("rejects an image that differs from the size's architecture", () => {
  const from = image({ artifacts: [galleryArtifact({ architecture: "Arm64" })] });

  expect(refusal(() => scaleSetWith({ from }))).toContain("size must be a size for Arm64");
});

test.each<[Partial<Omit<LinuxScaleSetProps, "image">>, string]>([
  [{ name: "x".repeat(59) }, "name must be 1 to 58 letters"],
  [{ instances: untyped("3") }, 'instances must be a whole number from 1 to 1000, got "3"'],
  [{ zones: ["4"] }, 'zones must be some of "1", "2" and "3"'],
  [{ zoneBalanceRequired: true, zones: ["1"] }, "zoneBalanceRequired needs at least two zones"],
  [{ repairGraceMinutes: 5 }, "repairGraceMinutes must be a whole number from 10 to 90, got 5"],
  [{ surgeEnabled: untyped("yes") }, 'surgeEnabled must be true or false, got "yes"'],
  [{ backendPoolIds: untyped("/pool") }, 'backendPoolIds must be a list, got "/pool"'],
  [
    { health: HealthSignal.loadBalancerProbe({ probeId: "probe", rule: { fqn: "x" } }) },
    'health must name a probe by its full id, got "probe"',
  ],
])("rejects %#", (given, message) => {
  expect(refused(given)).toContain(message);
});

test.each<[keyof RollingUpgradeOptions, number]>([
  ["maxBatchPercent", 4],
  ["maxUnhealthyPercent", 101],
  ["maxUnhealthyUpgradedPercent", -1],
  ["pauseBetweenBatchesSeconds", 1.5],
])("rejects %s of %d", (name, value) => {
  expect(refused({ [name]: value })).toContain(`${name} must be a whole number`);
});

test.each([
  [{ port: 0 }, "port must be a port from 1 to 65535, got 0"],
  [
    { port: 80, path: "health" },
    'path must be a path that starts with a slash, without spaces, got "health"',
  ],
  [{ port: 80, protocol: untyped<"http">("udp") }, 'protocol must be "http", "https" or "tcp", got "udp"'],
])("rejects the signal %j", (options, message) => {
  expect(refusal(() => HealthSignal.extension(options))).toContain(message);
});
