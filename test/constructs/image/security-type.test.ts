import { lacksTrustedLaunch } from "../../../constructs/image/security-type";

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
])("%s is without Trusted Launch", (vmSize) => {
  expect(lacksTrustedLaunch(vmSize)).toBe(true);
});

test.each([
  "Standard_B2s",
  "Standard_D2s_v3",
  "Standard_D2_v4",
  "Standard_D2_v30",
  "Standard_D2ps_v50",
  "Standard_DS2_v2",
  "Standard_D2s_v5",
  "Standard_D2ps_v6",
  "Standard_D2pls_v6",
  "Standard_E4ps_v6",
  "Standard_NP10s",
])("nothing is said against Trusted Launch on %s", (vmSize) => {
  expect(lacksTrustedLaunch(vmSize)).toBe(false);
});
