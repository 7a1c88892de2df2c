import { architectureOfVmSize } from "../../image/architecture";
import { AzureRegion } from "../../image/azure-region";
import type { BuildVmProps } from "./build-vm";
import { CombinedRules, itemsOf, literal } from "./combined-rules";

type Rules = CombinedRules<BuildVmProps>;

/** Notes what does not go together about the build VM. */
export function checkBuildVm(rules: Rules): void {
  checkPlace(rules);
  checkSecurity(rules);
  checkDisks(rules);
  rules.excludes("userData", ["userDataFile"], { code: "user-data", why: "both are the same data" });
  rules.excludes("customData", ["customDataFile"], { code: "custom-data", why: "both are the same data" });
}

function checkPlace(rules: Rules): void {
  rules.require(rules.has("location") || rules.has("buildResourceGroupName"), "location", {
    code: "location-missing",
    rule: "must be given, or buildResourceGroupName: nothing says where to build",
    fix: `add location: AzureRegion.of("${AzureRegion.EAST_US.name}")`,
  });
  rules.excludes("location", ["buildResourceGroupName"], {
    code: "location",
    why: "the build takes the region of that resource group",
  });
  rules.excludes("tempResourceGroupName", ["buildResourceGroupName"], {
    code: "temp-resource-group",
    why: "no resource group is made then",
  });
  rules.excludes("asyncResourceGroupDeletionEnabled", ["buildResourceGroupName"], {
    code: "temp-resource-group",
    why: "that resource group is not deleted",
  });
}

function checkSecurity(rules: Rules): void {
  const { securityType } = rules.props;
  rules.require(
    !rules.has("securityEncryptionType") || securityType === "ConfidentialVM",
    "securityEncryptionType",
    {
      code: "security-encryption-type",
      rule: 'needs securityType "ConfidentialVM"',
      fix: "leave it out",
    },
  );
  rules.require(securityType !== "ConfidentialVM" || rules.has("vtpmEnabled"), "vtpmEnabled", {
    code: "confidential-vtpm",
    rule: "must be true for a confidential VM: Azure starts none without a virtual TPM",
    fix: "add vtpmEnabled: true",
  });
  const vmSize = literal(rules.props.vmSize);
  const isArm64 = vmSize !== undefined && architectureOfVmSize(vmSize) === "Arm64";
  rules.require(securityType !== "ConfidentialVM" || !isArm64, "vmSize", {
    code: "confidential-arm64",
    rule: "is an Arm64 size, and there are no confidential VMs of these",
    fix: 'use a size such as "Standard_DC2as_v5"',
  });
}

function checkDisks(rules: Rules): void {
  const luns = itemsOf(rules.props.diskAdditionalLuns);
  const sizes = itemsOf(rules.props.diskAdditionalSizesGiB);
  rules.require(luns.length === 0 || luns.length === sizes.length, "diskAdditionalLuns", {
    code: "disk-luns",
    rule: `must have one number for each of the ${sizes.length} additional disks, has ${luns.length}`,
    fix: sizes.length === 0 ? "leave it out" : `use [${sizes.map((_, n) => n).join(", ")}], or leave it out`,
  });
  rules.require(new Set(luns).size === luns.length, "diskAdditionalLuns", {
    code: "disk-luns-twice",
    rule: `must be different numbers, are ${luns.join(", ")}`,
    fix: `use [${luns.map((_, n) => n).join(", ")}]`,
  });
}
