import { isLinuxUsername, isReservedUsername } from "../../../constructs/image/vm-username";

test.each(["a", "_", "ops", "a-b_9", "x".repeat(32)])("%s can be a user", (name) => {
  expect(isLinuxUsername(name)).toBe(true);
});

test.each(["", "9a", "-a", "Ops", "a.b", "a b", "é", "x".repeat(33)])("%j can be no user", (name) => {
  expect(isLinuxUsername(name)).toBe(false);
});

test.each(["root", "ROOT", "1", "owner", "server", "user5", "video", "support_388945a0"])(
  "%s is refused by Azure",
  (name) => expect(isReservedUsername(name)).toBe(true),
);

test.each(["", "packer", "roots", "user6", "owner server"])("%j is not", (name) => {
  expect(isReservedUsername(name)).toBe(false);
});
