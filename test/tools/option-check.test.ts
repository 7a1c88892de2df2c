import { blockProblems } from "./option-check";
import { azureArmOptions } from "./option-table";
import type { HclJsonObject } from "./option-value";

function problems(source: HclJsonObject): string[] {
  return blockProblems(source, azureArmOptions(), "source");
}

describe("the table of azure-arm options", () => {
  it("takes a source with literals, expressions and nested blocks", () => {
    const source = {
      vm_size: "${var.size}",
      os_disk_size_gb: "${local.size + 1}",
      vtpm_enabled: true,
      azure_tags: { owner: "platform", parent: "${data.hcp-packer-version.base.fingerprint}" },
      allowed_inbound_ip_addresses: ["${var.address}/32"],
      disk_additional_size: "${var.sizes}",
      azure_tag: [
        { name: "a", value: 1 },
        { name: "b", value: "c" },
      ],
      shared_image_gallery_destination: [{ target_region: [{ name: "eastus", replicas: 2 }] }],
      dynamic: { azure_tag: [{ for_each: "${var.tags}", content: [{ name: "${azure_tag.key}" }] }] },
    };
    expect(problems(source)).toEqual([]);
  });

  it("converts literals as HCL does", () => {
    expect(
      problems({ os_disk_size_gb: "30", vtpm_enabled: "true", location: 5, spot: [{ max_price: "-1" }] }),
    ).toEqual([]);
  });

  it.each([
    [{ vm_siz: "x" }, 'source: there is no option "vm_siz"; the nearest is "vm_size"'],
    [{ azure_tgs: [{ a: "b" }] }, 'source: there is no option "azure_tgs"; the nearest is "azure_tags"'],
    [{ constructor: "x" }, "there is no option"],
    [{ os_disk_size_gb: "big" }, 'source: option "os_disk_size_gb" takes a number, not "big"'],
    [{ os_disk_size_gb: "$${escaped}" }, 'option "os_disk_size_gb" takes a number'],
    [{ vtpm_enabled: 1 }, 'option "vtpm_enabled" takes a bool, not 1'],
    [{ vtpm_enabled: "yes" }, 'option "vtpm_enabled" takes a bool, not "yes"'],
    [{ location: ["eastus"] }, 'option "location" takes a string, not ["eastus"]'],
    [{ azure_tags: [{ a: "b" }] }, 'option "azure_tags" takes a map(string)'],
    [{ disk_additional_size: ["a"] }, 'option "disk_additional_size" takes a list(number)'],
    [{ allowed_inbound_ip_addresses: "10.0.0.1" }, "takes a list(string)"],
    [{ shared_image_gallery: { id: "x" } }, '"shared_image_gallery" is a block: write it without "="'],
    [{ spot: [{}, {}] }, 'block "spot" is given 2 times, and only one is allowed'],
    [
      { shared_image_gallery_destination: [{ target_region: [{ replica: 1 }] }] },
      'source, block "shared_image_gallery_destination", block "target_region": there is no option "replica"; the nearest is "replicas"',
    ],
    [{ dynamic: { azure_tgs: [{ content: [{}] }] } }, 'there is no option "azure_tgs"'],
    [
      { dynamic: { azure_tag: [{ content: [{ key: "x" }] }] } },
      'block "azure_tag": there is no option "key"',
    ],
  ])("refuses %j", (source: HclJsonObject, message: string) => {
    expect(problems(source)).toEqual([expect.stringContaining(message)]);
  });
});
