import fc from "fast-check";
import { expect, it } from "vitest";
import { circulating, freeLiquidity, type Sheet, sheetAfterDraw, sheetAfterMint, sheetAfterReceipt, sheetAfterRedeem, sheetAfterStake, surplus } from "./balance-sheet";
import { aidPerUsdc } from "./constants";

const sheet: Sheet = { cash: 40n, bills: 70n, deals: 0n, supply: 100n * aidPerUsdc, staked: 60n * aidPerUsdc };

it("sums what stands behind AID and what is owed", () => {
  expect(surplus(sheet)).toBe(10n * aidPerUsdc);
  expect(surplus({ ...sheet, deals: 5n })).toBe(15n * aidPerUsdc);
  expect(surplus({ ...sheet, bills: 0n })).toBe(-60n * aidPerUsdc);
  expect(circulating(sheet)).toBe(40n * aidPerUsdc);
  expect(freeLiquidity(sheet, 1_000n)).toBe(70n * aidPerUsdc);
  expect(freeLiquidity(sheet, 20n)).toBe(20n * aidPerUsdc);
  expect(freeLiquidity({ ...sheet, cash: 0n }, 0n)).toBe(-40n * aidPerUsdc);
});

it("sells bills only for what cash cannot pay", () => {
  expect(sheetAfterRedeem(sheet, 40n)).toMatchObject({ cash: 0n, bills: 70n });
  expect(sheetAfterRedeem(sheet, 50n)).toMatchObject({ cash: 0n, bills: 60n, supply: 50n * aidPerUsdc });
});

it("turns cash into what deals carry, and back, and what they pay beyond into surplus", () => {
  expect(sheetAfterDraw(sheet, 30n)).toMatchObject({ cash: 10n, bills: 70n, deals: 30n });
  const drawn = sheetAfterDraw(sheet, 50n);
  expect(drawn).toMatchObject({ cash: 0n, bills: 60n, deals: 50n });
  expect(surplus(drawn)).toBe(surplus(sheet));
  expect(sheetAfterReceipt(drawn, { principal: 20n, yield: 3n, carrying: 50n })).toMatchObject({ cash: 23n, deals: 30n });
  expect(sheetAfterReceipt(drawn, { principal: 70n, yield: 0n, carrying: 50n })).toMatchObject({ cash: 70n, deals: 0n });
});

it("leaves surplus and free liquidity alone by minting and redeeming, and adds liquidity by staking", () => {
  const usdc = fc.bigInt({ min: 1n, max: 10n ** 15n });
  const sheets = fc.record({ cash: usdc, bills: usdc, deals: usdc, supply: usdc.map((n) => n * aidPerUsdc), staked: fc.constant(0n) });
  fc.assert(
    fc.property(sheets, usdc, (before, amount) => {
      const minted = sheetAfterMint(before, amount);
      expect(surplus(minted)).toBe(surplus(before));
      expect(freeLiquidity(minted, minted.bills)).toBe(freeLiquidity(before, before.bills));
      const redeemed = sheetAfterRedeem(minted, amount);
      expect(surplus(redeemed)).toBe(surplus(before));
      expect(freeLiquidity(redeemed, redeemed.bills)).toBe(freeLiquidity(before, before.bills));
      const staked = sheetAfterStake(before, amount);
      expect(surplus(staked)).toBe(surplus(before));
      expect(freeLiquidity(staked, staked.bills)).toBe(freeLiquidity(before, before.bills) + amount);
    }),
  );
});
