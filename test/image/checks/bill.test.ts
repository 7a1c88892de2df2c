import { readBill } from "./bill";

const INSTALLED = ["ii \tnginx@1.22.1-9", "ii \tufw@0.36.2-1", "rc \tgone@1"].join("\n");

function billOf(...components: readonly object[]): string {
  return JSON.stringify({ bomFormat: "CycloneDX", components });
}

const nginx = { name: "nginx", version: "1.22.1-9", purl: "pkg:deb/ubuntu/nginx@1.22.1-9" };

it("finds each installed package that a bill leaves out, or has in another version", () => {
  const old = { name: "ufw", version: "0.35", purl: "pkg:deb/ubuntu/ufw@0.35" };

  expect(readBill(billOf(nginx, old), INSTALLED)).toMatchObject({ installed: 2, missing: ["ufw@0.36.2-1"] });
});

it("finds what a bill has of Packer itself", () => {
  const packer = {
    name: "github.com/hashicorp/packer",
    version: "v1",
    purl: "pkg:golang/github.com/hashicorp/packer@v1",
  };

  expect(readBill(billOf(nginx, packer), "")).toMatchObject({ ofPacker: ["github.com/hashicorp/packer"] });
});
