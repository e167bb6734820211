import fc from "fast-check";
import { expect, it } from "vitest";
import { afterExitFee } from "./exit-fee";

const aid = 10n ** 18n;
const full = { free: 5_000n * aid, buffer: 2_100n * aid };

it("is a tenth of a per cent while the buffer stays full", () => {
  expect(afterExitFee(1_000n * aid, full)).toBe(999n * aid);
  expect(afterExitFee(0n, full)).toBe(0n);
});

it("rises to two per cent with an empty buffer", () => {
  const paidOf = (free: bigint) => Number(afterExitFee(aid, { free, buffer: 2_100n * aid })) / 1e18;
  expect(paidOf(2_100n * aid)).toBeCloseTo(0.999, 4);
  expect(paidOf(1_050n * aid)).toBeCloseTo(0.9895, 4);
  expect(paidOf(aid)).toBeCloseTo(0.98, 4);
});

it("pays no more than is free, and without a buffer the least fee", () => {
  expect(afterExitFee(5_200n * aid, full)).toBeUndefined();
  expect(afterExitFee(2_150n * aid, { free: 2_100n * aid, buffer: 2_100n * aid })).toBeUndefined();
  expect(afterExitFee(1_000n, { free: 999n, buffer: 0n })).toBe(999n);
  expect(afterExitFee(1_002n, { free: 999n, buffer: 0n })).toBeUndefined();
});

it("costs in parts what it costs at once, and never less than the least nor more than the most", () => {
  const wei = (least: bigint) => fc.bigInt({ min: least, max: 10n ** 30n });
  fc.assert(
    fc.property(wei(10n ** 12n), wei(10n ** 12n), fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 1_000 }), (free, buffer, part, cut) => {
      const gross = (free * BigInt(part)) / 1_000n;
      const whole = afterExitFee(gross, { free, buffer }) ?? -1n;
      expect(whole <= (gross * 999n) / 1_000n && whole + 1n >= (gross * 980n) / 1_000n).toBe(true);
      const first = (gross * BigInt(cut)) / 1_000n;
      const paid = afterExitFee(first, { free, buffer }) ?? -1n;
      const rest = afterExitFee(gross - first, { free: free - paid, buffer }) ?? -1n;
      const difference = whole - paid - rest;
      expect(difference <= 4n && difference >= -4n).toBe(true);
    }),
  );
});
