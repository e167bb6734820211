import { expect, it } from "vitest";
import { balanceState } from "./balance-state";

it("brings a balance sheet into AID wei", () => {
  const sheet = { cash: 1n, bills: 2_000_000n, deals: 0n, supply: 10n ** 18n, staked: 4n * 10n ** 17n };
  expect(balanceState(sheet)).toEqual({
    cash: 10n ** 12n,
    bills: 2n * 10n ** 18n,
    deals: 0n,
    staked: 4n * 10n ** 17n,
    circulating: 6n * 10n ** 17n,
  });
});
