import { zeroAddress } from "viem";
import { describe, expect, it } from "vitest";
import { nowhere } from "../tx/testing/facts";
import { readRecipient } from "./read-recipient";

const { account, addresses } = nowhere;
const other = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const read = (text: string) => readRecipient(text, account, addresses);

describe("who is to hold a ticket", () => {
  it("is nobody while nothing is typed", () => {
    expect(read("  ")).toEqual({ status: "none" });
  });

  it("is any account, however its letters are written", () => {
    expect([read(other), read(` ${other.toLowerCase()} `)]).toEqual([
      { status: "ok", address: other },
      { status: "ok", address: other },
    ]);
  });

  it.each([
    ["a name", "vitalik.eth", "shape"],
    ["a digit too few", other.slice(0, -1), "shape"],
    ["a wrong capital", other.replace("C5", "c5"), "checksum"],
    ["nobody", zeroAddress, "zero"],
    ["who holds it", account, "self"],
    ["the ticket contract", addresses.ExitTicket, "contract"],
    ["sAID", addresses.StakedAID, "contract"],
    ["USDC", addresses.USDC, "contract"],
  ])("is not %s", (_name, text, problem) => {
    expect(read(text)).toEqual({ status: "bad", problem });
  });
});
