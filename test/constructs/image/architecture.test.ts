import { architectureOfVmSize } from "../../../constructs/image/architecture";

test.each([
  "Standard_D2s_v5",
  "Standard_D4as_v5",
  "Standard_DC4as_v5",
  "Standard_DC2s_v3",
  "Standard_E4-2ads_v5",
  "Standard_E96ias_v5",
  "Standard_EC8eds_v5",
  "Standard_B2ls_v2",
  "Standard_B1ms",
  "Standard_A1",
  "Standard_A2m_v2",
  "Basic_A0",
  "Standard_DS11-1_v2",
  "Standard_D11_v2_Promo",
  "Standard_F16s_v2",
  "Standard_FX4mds",
  "Standard_L8as_v3",
  "Standard_M128-32ms",
  "Standard_M832ids_16_v3",
  "Standard_NP10s",
  "Standard_NC4as_T4_v3",
  "Standard_NV36ads_A10_v5",
  "Standard_ND96isr_H100_v5",
  "Standard_HB120-16rs_v3",
  "Standard_PB6s",
])("%s is x64", (vmSize) => {
  expect(architectureOfVmSize(vmSize)).toBe("x64");
});

test.each([
  "Standard_D2ps_v5",
  "Standard_D2pds_v5",
  "Standard_D2pls_v5",
  "Standard_D2plds_v6",
  "Standard_E4ps_v5",
  "Standard_E4pds_v6",
  "Standard_B2pls_v2",
  "Standard_B2pts_v2",
  "Standard_B2ps_v2",
  "standard_d2ps_v6",
  "STANDARD_D2PS_V6",
])("%s is Arm64", (vmSize) => {
  expect(architectureOfVmSize(vmSize)).toBe("Arm64");
});

test.each(["Standard_ND128isr_NDR_GB200_v6", "standard_nd128isr_gb300_v6"])(
  "%s has NVIDIA's Grace processor, so it is Arm64 without a p in its name",
  (vmSize) => {
    expect(architectureOfVmSize(vmSize)).toBe("Arm64");
  },
);

test.each(["", "D2s_v5", "Standard_", "t3.micro", "My_Standard_D2s_v5", "n2-standard-2", "${var.vm_size}"])(
  "%j says nothing about an architecture",
  (vmSize) => {
    expect(architectureOfVmSize(vmSize)).toBeUndefined();
  },
);
