import { TerraformVariable } from "cdktf";
import { LinuxVm, PrivateNetwork } from "../../../constructs/azure";
import { ImagePolicy } from "../../../constructs/hcp";
import { AzureRegion, GalleryArtifactProps } from "../../../constructs/image";
import {
  Block,
  FINGERPRINT,
  NETWORK,
  SSH_KEY,
  addVm,
  all,
  channelImage,
  galleryArtifact,
  image,
  only,
  synthesized,
  vmWith,
} from "./sample-stack";

const LOOK_UP = /^\$\{data\.hcp_packer_artifact\.[^.]+\.external_identifier\}$/;

function imageOf(artifact: Partial<GalleryArtifactProps>) {
  return image({ artifacts: [galleryArtifact(artifact)] });
}

test("a VM is made from what the channel's version holds", () => {
  expect(vmWith()["source_image_id"]).toMatch(LOOK_UP);
});

test("a VM is where its network is, under its own name", () => {
  expect(vmWith()).toMatchObject({
    name: "web-1",
    computer_name: "web-1",
    location: "eastus",
    resource_group_name: "rg-web",
    size: "Standard_D2s_v5",
  });
});

test("a VM in a replica region looks the image up under the build region", () => {
  const json = synthesized((stack) => {
    const network = new PrivateNetwork(stack, "West", { ...NETWORK, region: AzureRegion.WEST_US_2 });
    addVm(stack, { network });
  });

  expect(only(json, "azurerm_linux_virtual_machine")["location"]).toBe("westus2");
  expect(Object.values(json.data["hcp_packer_artifact"]!)).toMatchObject([{ region: "eastus" }]);
});

test("the only way in is an SSH key", () => {
  const vm = vmWith();

  expect(vm).toMatchObject({
    disable_password_authentication: true,
    admin_username: "azureuser",
    admin_ssh_key: [{ username: "azureuser", public_key: expect.stringMatching(/^ssh-ed25519 AAAA\S+$/) }],
  });
  expect(vm).not.toHaveProperty("admin_password");
});

test("a key's comment is left out, because another one would replace the VM", () => {
  const withoutComment = SSH_KEY.split(" ").slice(0, 2).join(" ");

  expect(vmWith()["admin_ssh_key"]).toEqual(vmWith({ adminSshKey: withoutComment })["admin_ssh_key"]);
});

test("a key can be a variable's value", () => {
  const json = synthesized((stack) => {
    const variable = new TerraformVariable(stack, "key", { type: "string" });
    addVm(stack, { adminSshKey: variable.stringValue });
  });
  const [{ public_key }] = only(json, "azurerm_linux_virtual_machine")["admin_ssh_key"] as [Block];

  expect(public_key).toBe('${join(" ", slice(concat(regexall("[^[:space:]]+", var.key), ["", ""]), 0, 2))}');
});

test("a VM has no public address, and does not forward", () => {
  const json = synthesized((stack) => addVm(stack));
  const networkInterface = only(json, "azurerm_network_interface");

  expect(networkInterface).toMatchObject({ ip_forwarding_enabled: false });
  expect(networkInterface["ip_configuration"]).toEqual([
    {
      name: "internal",
      private_ip_address_allocation: "Dynamic",
      subnet_id: expect.stringContaining("azurerm_subnet.Network_Subnet"),
    },
  ]);
  expect(all(json, "azurerm_public_ip")).toEqual([]);
});

test.each<[Partial<GalleryArtifactProps>, string, boolean]>([
  [{}, "Standard_D2s_v5", true],
  [{ architecture: "Arm64" }, "Standard_D2ps_v6", true],
  [{ securityType: "ConfidentialVM" }, "Standard_DC2as_v5", true],
  [
    { securityType: "TrustedLaunchSupported", managedImage: { resourceGroup: "rg" } },
    "Standard_D2s_v5",
    true,
  ],
  [{ securityType: "Standard" }, "Standard_D2s_v5", false],
])("secure boot and vTPM follow from the contract: %j", (artifact, size, isSecured) => {
  const subscriptionId = "00000000-0000-0000-0000-000000000000";
  const from = imageOf({ ...artifact, gallery: { ...galleryArtifact().gallery, subscriptionId } as never });
  const vm = vmWith({ from: artifact.managedImage ? from : imageOf(artifact), size });

  expect([vm["secure_boot_enabled"], vm["vtpm_enabled"]]).toEqual(
    isSecured ? [true, true] : [undefined, undefined],
  );
});

test("a confidential VM's state is encrypted", () => {
  const vm = vmWith({ from: imageOf({ securityType: "ConfidentialVM" }), size: "Standard_DC2as_v5" });

  expect(vm["os_disk"]).toMatchObject({ security_encryption_type: "VMGuestStateOnly" });
});

test("a VM is encrypted on the host, has an identity, a premium disk and boot diagnostics", () => {
  expect(vmWith()).toMatchObject({
    encryption_at_host_enabled: true,
    identity: { type: "SystemAssigned" },
    os_disk: { caching: "ReadWrite", storage_account_type: "Premium_LRS" },
    boot_diagnostics: {},
  });
});

test("a disk of the operating system has no name, which a second VM could not have", () => {
  expect(vmWith()["os_disk"]).not.toHaveProperty("name");
});

test("patches come with the image, and extensions are not possible", () => {
  expect(vmWith()).toMatchObject({
    patch_mode: "ImageDefault",
    patch_assessment_mode: "ImageDefault",
    provision_vm_agent: true,
    allow_extension_operations: false,
  });
});

test("what differs from the defaults is said", () => {
  const vm = vmWith({
    adminUsername: "ops",
    encryptionAtHostEnabled: false,
    extensionsAllowed: true,
    osDiskSizeGiB: 64,
    osDiskType: "Premium_ZRS",
    patchMode: "AutomaticByPlatform",
    userAssignedIdentityIds: ["/id"],
    diskControllerType: "NVMe",
    zone: "2",
  });

  expect(vm).toMatchObject({
    admin_username: "ops",
    allow_extension_operations: true,
    disk_controller_type: "NVMe",
    encryption_at_host_enabled: false,
    identity: { type: "SystemAssigned, UserAssigned", identity_ids: ["/id"] },
    os_disk: { disk_size_gb: 64, storage_account_type: "Premium_ZRS" },
    patch_mode: "AutomaticByPlatform",
    zone: "2",
  });
});

test("tags say which image is running, and who owns it", () => {
  expect(vmWith({ tags: { app: "shop" } })["tags"]).toEqual({
    app: "shop",
    image_bucket: "ubuntu-web",
    image_channel: "production",
    image_version: expect.stringContaining("hcp_packer_version"),
    image_fingerprint: expect.stringContaining("fingerprint"),
    image_created_at: expect.stringContaining("created_at"),
    owner: "platform-team",
  });
});

test("an owner that the tags name goes before the image's, in any spelling", () => {
  const tags = vmWith({ tags: { Owner: "shop-team" } })["tags"];

  expect(tags).toMatchObject({ Owner: "shop-team" });
  expect(tags).not.toHaveProperty("owner");
});

test("a tag's value can be a reference", () => {
  const json = synthesized((stack) => {
    const variable = new TerraformVariable(stack, "cost_center", { type: "string" });
    addVm(stack, { tags: { cost_center: variable.stringValue } });
  });

  expect(only(json, "azurerm_linux_virtual_machine")["tags"]).toMatchObject({
    cost_center: "${var.cost_center}",
  });
});

test("what users write arrives as it was written", () => {
  expect(vmWith({ tags: { "${a}": "%{b}" } })["tags"]).toMatchObject({ "$${a}": "%%{b}" });
});

test("cloud-init is encoded, so that nothing in it means anything to Terraform", () => {
  const cloudInit = "#cloud-config\nruncmd: [echo ${HOME} %{x} ünder]\n";
  const encoded = String(vmWith({ cloudInit })["custom_data"]);

  expect(Buffer.from(encoded, "base64").toString()).toBe(cloudInit);
});

test("cloud-init with a reference is encoded by Terraform", () => {
  const json = synthesized((stack) => {
    const variable = new TerraformVariable(stack, "name", { type: "string" });
    addVm(stack, { cloudInit: `#cloud-config\nhostname: ${variable.stringValue} "\${x}"\n` });
  });

  expect(only(json, "azurerm_linux_virtual_machine")["custom_data"]).toBe(
    '${base64encode("#cloud-config\\nhostname: ${var.name} \\"$${x}\\"\\n")}',
  );
});

test("a VM waits for the security group of its subnet, and outlives it", () => {
  expect(vmWith()["depends_on"]).toEqual([
    expect.stringMatching(/^azurerm_subnet_network_security_group_association\.Network_/),
  ]);
});

test("a VM's guards are those of its image, for its region", () => {
  const json = synthesized((stack) => {
    const network = new PrivateNetwork(stack, "West", { ...NETWORK, region: AzureRegion.WEST_US_2 });
    addVm(stack, { network });
  });
  const { precondition } = only(json, "azurerm_linux_virtual_machine")["lifecycle"] as {
    precondition: Block[];
  };

  expect(precondition.map(({ error_message }) => error_message)).toEqual([
    expect.stringContaining("is revoked since"),
    expect.stringContaining("and not to westus2"),
  ]);
});

test("a VM that is replaced in place keeps its name and its network interface", () => {
  const json = synthesized((stack) => addVm(stack));

  expect(only(json, "azurerm_network_interface")["name"]).toBe("nic-web-1");
  expect(only(json, "azurerm_linux_virtual_machine")["lifecycle"]).not.toHaveProperty(
    "create_before_destroy",
  );
});

test("a VM that is made before the old one is gone carries the image in its name, and so does its interface", () => {
  const json = synthesized((stack) =>
    addVm(stack, { policy: ImagePolicy.pinned(FINGERPRINT), replacement: "create-before-destroy" }),
  );
  const vm = only(json, "azurerm_linux_virtual_machine");
  const networkInterface = only(json, "azurerm_network_interface");

  expect(vm["name"]).toMatch(/^web-1-4n6r1xd$|^web-1-k4n6r1xd-[0-9a-f]{4}$/);
  expect(vm["computer_name"]).toBe(vm["name"]);
  expect(networkInterface["name"]).toBe(`nic-${String(vm["name"])}`);
  expect([vm["lifecycle"], networkInterface["lifecycle"]]).toMatchObject([
    { create_before_destroy: true },
    { create_before_destroy: true },
  ]);
});

test("whatever replaces a VM that is made before the old one is gone, gives it another name", () => {
  const policy = ImagePolicy.pinned(FINGERPRINT);
  const nameWith = (given: object) =>
    vmWith({ policy, replacement: "create-before-destroy", ...given })["name"];
  const names = [{}, { cloudInit: "#!/bin/sh\n" }, { zone: "1" }, { adminUsername: "ops" }].map(nameWith);

  expect(new Set(names).size).toBe(names.length);
  const same = {
    tags: { app: "shop" },
    size: "Standard_D4s_v5",
    adminUsername: "azureuser",
    osDiskType: "Premium_LRS",
  };
  expect(nameWith({ ...same, adminSshKey: SSH_KEY.replace("ops@", "dev@") })).toBe(names[0]);
});

test("a held VM stays as it is when the channel moves", () => {
  const { lifecycle } = vmWith({ policy: ImagePolicy.held() });

  expect(lifecycle).toMatchObject({
    ignore_changes: expect.arrayContaining(["source_image_id", 'tags["image_version"]']) as unknown,
  });
});

test("data disks are attached to the VM, in its zone, and no one can download them", () => {
  const json = synthesized((stack) =>
    addVm(stack, {
      zone: "2",
      dataDisks: [
        { name: "data", sizeGiB: 128, lun: 0 },
        { name: "logs", sizeGiB: 64, lun: 1, storageAccountType: "StandardSSD_LRS", caching: "ReadOnly" },
      ],
    }),
  );

  expect(all(json, "azurerm_managed_disk")).toMatchObject([
    {
      name: "disk-web-1-data",
      disk_size_gb: 128,
      storage_account_type: "Premium_LRS",
      create_option: "Empty",
      zone: "2",
      public_network_access_enabled: false,
      network_access_policy: "DenyAll",
    },
    { name: "disk-web-1-logs", storage_account_type: "StandardSSD_LRS" },
  ]);
  expect(all(json, "azurerm_virtual_machine_data_disk_attachment")).toMatchObject([
    { lun: 0, caching: "None" },
    { lun: 1, caching: "ReadOnly" },
  ]);
});

test("two VMs of one image share its look-ups", () => {
  const json = synthesized((stack) => {
    const shared = {
      image: channelImage(stack),
      network: new PrivateNetwork(stack, "Network", NETWORK),
      size: "Standard_D2s_v5",
      adminSshKey: SSH_KEY,
    };
    new LinuxVm(stack, "Vm1", { name: "web-1", ...shared });
    new LinuxVm(stack, "Vm2", { name: "web-2", ...shared });
  });

  expect(all(json, "azurerm_linux_virtual_machine")).toHaveLength(2);
  expect(Object.values(json.data["hcp_packer_version"]!)).toHaveLength(1);
});
