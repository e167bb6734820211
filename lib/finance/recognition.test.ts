import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Sheet, surplus } from "./balance-sheet";
import { aidPerUsdc, secondsPerDay } from "./constants";
import { impairment, pendingYield, recognisableGain, recognition, writeOff } from "./recognition";

const sheet: Sheet = { cash: 400_000n, bills: 600_100n, deals: 0n, supply: 999_000n * aidPerUsdc, staked: 500_000n * aidPerUsdc };
const book = { recognised: 1_000_000n, settled: 1_000_000n, pendingOfDeals: 0n, recognisedAt: 0n, billsLive: true };
const none = { stakers: 0n, surplus: 0n };

describe("a gain", () => {
  it("waits for a day and is at most 0.05 % for each day passed", () => {
    expect(recognisableGain(sheet, book, secondsPerDay - 1n)).toBe(0n);
    expect(recognisableGain(sheet, book, secondsPerDay)).toBe(100n);
    expect(recognisableGain(sheet, { ...book, billsLive: false }, secondsPerDay)).toBe(0n);
    const large = { ...sheet, bills: 700_000n };
    expect(recognisableGain(large, book, secondsPerDay)).toBe(500n);
    expect(recognisableGain(large, book, 3n * secondsPerDay)).toBe(1_500n);
    expect(recognisableGain({ ...large, supply: 2_000_000n * aidPerUsdc }, book, secondsPerDay)).toBe(1_000n);
  });

  it("is limited by what was there all the time, not by what came since", () => {
    const large = { ...sheet, bills: 700_000n };
    expect(recognisableGain(large, { ...book, settled: 400_000n }, secondsPerDay)).toBe(200n);
    expect(recognisableGain({ ...large, supply: 1_200_000n * aidPerUsdc }, { ...book, settled: 400_000n }, secondsPerDay)).toBe(300n);
  });

  it("leaves a tenth to the protocol, rounded up, and mints the rest", () => {
    expect(recognition(sheet, book, none, secondsPerDay)).toEqual({ kind: "gain", gain: 100n, fee: 10n, reward: 90n * aidPerUsdc, unrecovered: none });
    expect(recognition({ ...sheet, bills: 600_001n }, book, none, secondsPerDay)).toEqual({ kind: "gain", gain: 1n, fee: 1n, reward: 0n, unrecovered: none });
    expect(recognition(sheet, book, none, 0n)).toEqual({ kind: "none" });
    expect(recognition({ ...sheet, bills: 600_000n }, book, none, secondsPerDay)).toEqual({ kind: "none" });
  });

  it("fills a hole before the stakers earn", () => {
    const hole = { ...sheet, supply: 1_000_070n * aidPerUsdc };
    expect(recognition(hole, book, none, secondsPerDay)).toMatchObject({ reward: 30n * aidPerUsdc });
    expect(recognition({ ...hole, supply: 2_000_000n * aidPerUsdc }, book, none, secondsPerDay)).toMatchObject({ reward: 0n });
  });
});

describe("a gain after a loss", () => {
  const gain = (unrecovered: typeof none, supply = sheet.supply) => recognition({ ...sheet, supply }, book, unrecovered, secondsPerDay);

  it("goes back to the stakers first, then to the surplus, without fee; what is left is yield", () => {
    expect(gain({ stakers: 40n * aidPerUsdc, surplus: 1_000n * aidPerUsdc })).toMatchObject({
      ...{ fee: 0n, reward: 40n * aidPerUsdc, unrecovered: { stakers: 0n, surplus: 940n * aidPerUsdc } },
    });
    expect(gain({ stakers: 40n * aidPerUsdc, surplus: 20n * aidPerUsdc })).toMatchObject({
      ...{ fee: 4n, reward: (40n + 36n) * aidPerUsdc, unrecovered: none },
    });
  });

  it("never gives the stakers more than there is beyond what backs AID, and counts a part of a micro-dollar as made good", () => {
    expect(gain({ stakers: 80n * aidPerUsdc, surplus: 0n }, 1_000_070n * aidPerUsdc)).toMatchObject({
      ...{ reward: 30n * aidPerUsdc, unrecovered: { stakers: 50n * aidPerUsdc, surplus: 0n } },
    });
    expect(gain({ stakers: 1n, surplus: 0n })).toMatchObject({ fee: 10n, reward: 1n + 89n * aidPerUsdc });
  });
});

describe("a loss", () => {
  it("is taken by the surplus first, then by sAID, and by nobody else", () => {
    expect(recognition({ ...sheet, bills: 599_500n }, book, none, 0n)).toEqual({
      ...{ kind: "loss", loss: 500n, burned: 0n },
      unrecovered: { stakers: 0n, surplus: 500n * aidPerUsdc },
    });
    expect(recognition({ ...sheet, bills: 590_000n }, book, none, 0n)).toEqual({
      ...{ kind: "loss", loss: 10_000n, burned: 9_000n * aidPerUsdc },
      unrecovered: { stakers: 9_000n * aidPerUsdc, surplus: 1_000n * aidPerUsdc },
    });
    expect(recognition({ ...sheet, cash: 0n, bills: 0n }, book, none, 0n)).toMatchObject({ burned: sheet.staked });
    expect(recognisableGain({ ...sheet, bills: 0n }, book, secondsPerDay)).toBe(0n);
  });
});

describe("what deals pay", () => {
  const paid = { ...book, pendingOfDeals: 50_000n };
  const large = { ...sheet, bills: 700_000n };

  it("is no part of the limit a day, and no more than is pending", () => {
    expect(recognisableGain(large, paid, secondsPerDay)).toBe(50_500n);
    expect(recognisableGain(large, paid, secondsPerDay - 1n)).toBe(0n);
    expect(recognisableGain({ ...sheet, bills: 630_000n }, paid, secondsPerDay)).toBe(30_000n);
    expect(recognisableGain({ ...sheet, bills: 599_999n }, paid, secondsPerDay)).toBe(0n);
  });

  it("is recognised while the vault is silent, of which nothing else is", () => {
    expect(recognisableGain(large, { ...paid, billsLive: false }, secondsPerDay)).toBe(50_000n);
  });

  it("stands behind AID as what they carry does", () => {
    expect(recognisableGain({ ...sheet, deals: 20n, bills: 600_000n }, book, secondsPerDay)).toBe(20n);
    expect(pendingYield({ ...sheet, deals: 5n }, book.recognised)).toBe(105n * aidPerUsdc);
  });
});

describe("a loss of a deal", () => {
  it("is taken by the surplus first, then by sAID; pending yield takes nothing of it", () => {
    expect(writeOff(sheet, book.recognised, 0n, none)).toEqual({ kind: "none" });
    expect(writeOff(sheet, book.recognised, 1_500n, none)).toEqual({
      ...{ kind: "loss", loss: 1_500n, burned: 500n * aidPerUsdc },
      unrecovered: { stakers: 500n * aidPerUsdc, surplus: 1_000n * aidPerUsdc },
    });
    expect(writeOff(sheet, book.recognised, 900_000n, none)).toMatchObject({ burned: sheet.staked });
    expect(writeOff(sheet, 10n, 900_000n, none)).toMatchObject({ burned: sheet.staked });
  });
});

it("counts as impaired what senior positions may lose beyond the surplus", () => {
  expect(impairment(sheet, book.recognised, 999n)).toBe(0n);
  expect(impairment(sheet, book.recognised, 1_000n)).toBe(0n);
  expect(impairment(sheet, book.recognised, 1_001n)).toBe(aidPerUsdc);
});

it("counts pending yield neither as surplus to pay out nor as a buffer", () => {
  expect(pendingYield(sheet, book.recognised)).toBe(100n * aidPerUsdc);
  expect(pendingYield(sheet, 2_000_000n)).toBe(0n);
  expect(impairment(sheet, book.recognised, 0n)).toBe(0n);
  expect(impairment({ ...sheet, supply: 1_000_050n * aidPerUsdc }, book.recognised, 0n)).toBe(50n * aidPerUsdc);
});

it("never leaves more owed than there is after recognition, while sAID can bear it", () => {
  const usdc = fc.bigInt({ min: 0n, max: 10n ** 14n });
  fc.assert(
    fc.property(usdc, usdc, usdc, usdc, usdc, usdc, usdc, fc.bigInt({ min: 0n, max: 100n * secondsPerDay }), (cash, bills, deals, recognised, supply, staked, borne, time) => {
      const before: Sheet = { cash, bills, deals, supply: (supply + staked) * aidPerUsdc, staked: staked * aidPerUsdc };
      const result = recognition(before, { recognised, settled: recognised, pendingOfDeals: borne, recognisedAt: 0n, billsLive: true }, { stakers: borne * aidPerUsdc, surplus: borne }, time);
      if (result.kind === "gain") {
        const after = surplus({ ...before, supply: before.supply + result.reward });
        expect(result.reward === 0n || after >= 0n).toBe(true);
      }
      if (result.kind === "loss") {
        const after = surplus({ ...before, supply: before.supply - result.burned });
        expect(after >= 0n || result.burned === before.staked).toBe(true);
      }
    }),
  );
});
