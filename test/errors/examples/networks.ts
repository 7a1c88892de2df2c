import { PrivateNetwork } from "../../../constructs/azure";
import { ComputeGallery } from "../../../constructs/image";
import { ErrorExamples, galleryImage, image, imageGallery, network } from "./scene";

const rule = { name: "https", ports: [443], sources: ["10.1.0.0/16"] };

export const NETWORKS: ErrorExamples = {
  "network-name": () => network({ name: "web_1" }),
  "ip-range": () => network({ addressSpace: "10.10.0.0" }),
  "subnet-outside": () => network({ subnetCidr: "10.11.1.0/24" }),
  "subnet-overlap": () => network({ bastionSubnetCidr: "10.10.1.0/26", bastionSources: ["203.0.113.0/24"] }),
  "bastion-pair": () => network({ bastionSubnetCidr: "10.10.2.0/26" }),
  "subnet-id": () => PrivateNetwork.fromSubnetId("snet-web"),
  "inbound-rule": () => network({ inbound: [22 as never] }),
  "inbound-rules": () =>
    network({ inbound: [...Array(1000).keys()].map((n) => ({ ...rule, name: `rule-${n}` })) }),
  "inbound-name": () => network({ inbound: [{ ...rule, name: "h t t p s" }] }),
  "inbound-name-twice": () => network({ inbound: [rule, { ...rule, name: "HTTPS" }] }),
  "inbound-ports": () => network({ inbound: [{ ...rule, ports: [] }] }),
  "inbound-sources": () => network({ inbound: [{ ...rule, sources: [] }] }),
  "inbound-source": () => network({ inbound: [{ ...rule, sources: ["10.0.0.0/33"] }] }),
  "inbound-description": () => network({ inbound: [{ ...rule, description: "x".repeat(141) }] }),
};

export const GALLERIES: ErrorExamples = {
  publisher: () => imageGallery({ publisher: "" }),
  "gallery-images": () => imageGallery({ images: [] }),
  "gallery-image": () =>
    imageGallery({ gallery: new ComputeGallery({ name: "europe", resourceGroup: "rg-europe" }) }),
  "definition-twice": () => imageGallery({ images: [image(), image()] }),
  "definition-unknown": () => imageGallery({ definitions: { "ubuntu-wbe": {} } }),
  "definition-options": () => imageGallery({ definitions: { "ubuntu-web": 7 as never } }),
  "definition-sku": () => imageGallery({ images: [galleryImage({ definition: "x".repeat(65) })] }),
  "definition-recommendation": () => imageGallery({ minVcpus: 0 }),
  "nvme-generation": () =>
    imageGallery({
      images: [galleryImage({ securityType: "Standard", generation: "V1" })],
      nvmeEnabled: true,
    }),
};
