import { machineRules } from "./machine-rules";
import { networkRules } from "./network-rules";
import { storageRules } from "./storage-rules";
import type { PolicyRule } from "./policy-rule";

/**
 * What checkov, trivy, KICS, PSRule, Azure Policy and the well-architected benchmarks ask of these resources, under
 * their own ids; and five things that the scanners do not see, marked "blind".
 */
export const policyRules: readonly PolicyRule[] = [...machineRules, ...networkRules, ...storageRules];
