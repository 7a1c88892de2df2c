import { requireInboundRange } from "../../../../constructs/packer/azure-arm/inbound-range";
import { verdict } from "./text-verdict";

test.each([
  "203.0.113.7",
  "2001:db8::1",
  "203.0.113.0/1",
  "203.0.113.7/32",
  "2001:db8::/1",
  "2001:db8::1/128",
])("%s may come in", (range) => expect(verdict(requireInboundRange, range)).toEqual([]));

test.each([
  "",
  "/8",
  "office.example.com",
  "10.0.0.0/",
  "10.0.0.0/x",
  "10.0.0.0/8x",
  "10.0.0.0/x8",
  "10.0.0.0/33",
  "10.0.0.0/0008",
  "10.0.0.0/8/8",
  "10.0.0/8",
  "2001:db8::/129",
])("rejects %j as a range", (range) => {
  expect(verdict(requireInboundRange, range)).toEqual([
    `must be an IP address or a CIDR range, got ${JSON.stringify(range)}; use one such as "203.0.113.0/24"`,
  ]);
});

test.each(["0.0.0.0/0", "10.0.0.0/00", "::/0"])("rejects %s, which is everyone", (range) => {
  expect(verdict(requireInboundRange, range)).toEqual([
    `holds every address, so that it narrows nothing, got "${range}"; use the range that Packer connects from, such as "203.0.113.0/24", or leave the list out to stay open on purpose`,
  ]);
});
