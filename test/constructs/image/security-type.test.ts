import { SECURITY_DEMANDS, lacksTrustedLaunch } from "../../../constructs/image/security-type";

test.each([
  "Standard_A1",
  "Standard_A2m_v2",
  "Basic_A0",
  "Standard_D2_v2",
  "Standard_D11_v2_Promo",
  "Standard_D2_v3",
  "Standard_D2ps_v5",
  "Standard_D2plds_v5",
  "Standard_E4pds_v5",
  "standard_d2ps_v5",
  "Standard_D16ps_v5",
  "Standard_E32-16pds_v5",
])("%s is without Trusted Launch", (vmSize) => {
  expect(lacksTrustedLaunch(vmSize)).toBe(true);
});

test.each([
  "Standard_B2s",
  "Standard_D2s_v3",
  "Standard_D2_v4",
  "Standard_D2_v30",
  "Standard_D2ps_v50",
  "My_Standard_A1",
  "My_Standard_D2_v2",
  "My_Standard_D2ps_v5",
  "Standard_F2ps_v5",
  "Standard_DS2_v2",
  "Standard_D2s_v5",
  "Standard_D2ps_v6",
  "Standard_D2pls_v6",
  "Standard_E4ps_v6",
  "Standard_NP10s",
])("nothing is said against Trusted Launch on %s", (vmSize) => {
  expect(lacksTrustedLaunch(vmSize)).toBe(false);
});

test("what the build VM and a managed image have to be", () => {
  const demands = Object.entries(SECURITY_DEMANDS).map(([type, { buildVm, managedImage }]) => [
    type,
    buildVm,
    managedImage,
  ]);

  expect(demands).toEqual([
    ["TrustedLaunch", "TrustedLaunch", "refused"],
    ["TrustedLaunchSupported", undefined, "required"],
    ["ConfidentialVM", "ConfidentialVM", "refused"],
    ["Standard", undefined, "possible"],
  ]);
});
