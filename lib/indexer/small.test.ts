import { zeroAddress } from "viem";
import { expect, it } from "vitest";
import { everyAddressOf } from "../chain/credit-addresses";
import { protocolView } from "../queries/testing/views";
import { asText } from "./as-text";
import { ownAddressesOf } from "./own-addresses";
import { figuresOf, periodsAt } from "./snapshots";

const chainId = 31_337;

it("knows what is ours, however it is written", () => {
  const isOwn = ownAddressesOf(chainId);
  const { StakedAID, SwapRouter } = everyAddressOf(chainId);
  expect([StakedAID, SwapRouter ?? zeroAddress, zeroAddress].every(isOwn)).toBe(true);
  expect(isOwn("0x000000000000000000000000000000000000dEaD")).toBe(false);
});

it("an hour and a day begin by UTC", () => {
  expect(periodsAt(1_795_398_014)).toEqual([
    { resolution: "hour", start: 1_795_395_600 },
    { resolution: "day", start: 1_795_392_000 },
  ]);
});

it("a snapshot holds the Lens's own figures", () => {
  const view = protocolView();
  expect(figuresOf(view)).toMatchObject({ cash: view.sheet.cash, exitPrice: view.staking.exitPrice, freeAfterQueue: view.exits.freeAfterQueue });
});

it("writes an event's values as text", () => {
  expect(asText({ id: 5n, list: [1n, 2n], name: "a" })).toEqual({ id: "5", list: "1 2", name: "a" });
});
