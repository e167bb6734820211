import { expect, it } from "vitest";
import { readAddress } from "./read-address";

const address = "0xcA11bde05977b3631167028862bE2a173976CA11";

it.each([
  ["as it is written", address],
  ["with spaces around it", `  ${address}\n`],
  ["in small letters", address.toLowerCase()],
  ["in capitals", `0x${address.slice(2).toUpperCase()}`],
  ["twice in the query", [address, "nothing"]],
])("takes an address %s", (_how, input) => {
  expect(readAddress(input)).toEqual({ status: "ok", address });
});

it.each([undefined, "", "   ", []])("finds nothing in %j", (input) => {
  expect(readAddress(input)).toEqual({ status: "none" });
});

it.each(["vitalik.eth", address.slice(0, -1), `${address}0`, address.slice(2), "0xzz11bde05977b3631167028862bE2a173976CA11"])(
  "refuses %s and keeps it",
  (text) => {
    expect(readAddress(` ${text}`)).toEqual({ status: "bad", problem: "shape", text });
  },
);

it("finds a typing error by the capitals", () => {
  const text = address.replace("cA11b", "Ca11b");
  expect(readAddress(text)).toEqual({ status: "bad", problem: "checksum", text });
});

it("keeps no more than can be looked at", () => {
  const read = readAddress("x".repeat(10_000));
  expect(read.status === "bad" && read.text.length).toBe(200);
});
