import { LinuxVirtualMachine } from "@cdktf/provider-azurerm/lib/linux-virtual-machine";
import { NetworkInterface } from "@cdktf/provider-azurerm/lib/network-interface";
import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { DataHcpPackerArtifact } from "@cdktf/provider-hcp/lib/data-hcp-packer-artifact";
import { DataHcpPackerVersion } from "@cdktf/provider-hcp/lib/data-hcp-packer-version";
import { HcpProvider } from "@cdktf/provider-hcp/lib/provider";
import { TerraformStack } from "cdktf";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJJHcTTDBdgQxjMDDq1HUYNBJVOGGyaMlBOJCeEKcWYi";
const WHERE = { location: "eastus", resourceGroupName: "rg-web" };

/** The same environment as one writes it without this library, its guards against revoked images included. */
export function defineEnvironment(stack: TerraformStack, vms: number): void {
  new AzurermProvider(stack, "azurerm", { features: [{}], resourceProviderRegistrations: "core" });
  new HcpProvider(stack, "hcp", {});
  const version = new DataHcpPackerVersion(stack, "version", {
    bucketName: "ubuntu-web",
    channelName: "production",
  });
  const artifact = new DataHcpPackerArtifact(stack, "artifact", {
    bucketName: "ubuntu-web",
    platform: "azure",
    region: "eastus",
    componentType: "azure-arm.ubuntu-web",
    versionFingerprint: version.fingerprint,
  });
  stack.addOverride("check.revocation", {
    assert: [{ condition: notRevoked(artifact), error_message: "The image is going to be revoked." }],
  });
  const network = new VirtualNetwork(stack, "network", {
    ...WHERE,
    name: "vnet-web",
    addressSpace: ["10.0.0.0/16"],
  });
  const subnet = new Subnet(stack, "subnet", {
    name: "snet-web",
    resourceGroupName: WHERE.resourceGroupName,
    virtualNetworkName: network.name,
    addressPrefixes: ["10.0.0.0/20"],
    defaultOutboundAccessEnabled: false,
  });
  const group = new NetworkSecurityGroup(stack, "group", {
    ...WHERE,
    name: "nsg-web",
    securityRule: [
      rule("web", 100, "Allow", "Tcp", "443", "10.0.0.0/8"),
      rule("allow-load-balancer-probes", 4095, "Allow", "*", "*", "AzureLoadBalancer"),
      rule("deny-all-else", 4096, "Deny", "*", "*", "*"),
    ],
  });
  const association = new SubnetNetworkSecurityGroupAssociation(stack, "association", {
    subnetId: subnet.id,
    networkSecurityGroupId: group.id,
  });
  for (let n = 0; n < vms; n++) {
    const networkInterface = new NetworkInterface(stack, `nic-${n}`, {
      ...WHERE,
      name: `nic-web-${n}`,
      acceleratedNetworkingEnabled: true,
      ipForwardingEnabled: false,
      ipConfiguration: [{ name: "internal", subnetId: subnet.id, privateIpAddressAllocation: "Dynamic" }],
    });
    new LinuxVirtualMachine(stack, `vm-${n}`, {
      ...WHERE,
      name: `web-${n}`,
      computerName: `web-${n}`,
      size: "Standard_D2s_v5",
      adminUsername: "azureuser",
      adminSshKey: [{ username: "azureuser", publicKey: KEY }],
      disablePasswordAuthentication: true,
      allowExtensionOperations: false,
      provisionVmAgent: true,
      bootDiagnostics: {},
      encryptionAtHostEnabled: true,
      identity: { type: "SystemAssigned" },
      networkInterfaceIds: [networkInterface.id],
      osDisk: { caching: "ReadWrite", storageAccountType: "Premium_LRS" },
      patchMode: "ImageDefault",
      patchAssessmentMode: "ImageDefault",
      secureBootEnabled: true,
      vtpmEnabled: true,
      sourceImageId: artifact.externalIdentifier,
      tags: {
        owner: "platform-team",
        image_bucket: "ubuntu-web",
        image_channel: "production",
        image_created_at: artifact.createdAt,
        image_fingerprint: version.fingerprint,
        image_version: version.name,
      },
      dependsOn: [association],
      lifecycle: {
        precondition: [{ condition: notRevoked(artifact), errorMessage: `${version.name} is revoked.` }],
      },
    });
  }
}

function notRevoked({ revokeAt }: DataHcpPackerArtifact): string {
  return `\${${revokeAt} == null ? true : timecmp(${revokeAt}, plantimestamp()) > 0}`;
}

function rule(
  name: string,
  priority: number,
  access: string,
  protocol: string,
  port: string,
  source: string,
) {
  return {
    name,
    priority,
    access,
    protocol,
    direction: "Inbound",
    sourceAddressPrefix: source,
    sourcePortRange: "*",
    destinationAddressPrefix: "*",
    destinationPortRange: port,
  };
}
