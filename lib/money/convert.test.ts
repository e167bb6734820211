import fc from "fast-check";
import { expect, it } from "vitest";
import { amountOf } from "./amount";
import { aidToUsdc, usdcForAid, usdcToAid, wholeUnits } from "./convert";

it("counts whole units in the smallest ones", () => {
  expect(wholeUnits("USDC", 5n)).toEqual(amountOf("USDC", 5_000_000n));
  expect(wholeUnits("AID", 2n)).toEqual(usdcToAid(wholeUnits("USDC", 2n)));
});

it("leaves what is too small to be a micro-dollar", () => {
  expect(aidToUsdc(amountOf("AID", 1_000_000_999_999_999_999n))).toEqual({
    usdc: amountOf("USDC", 1_000_000n),
    dust: amountOf("AID", 999_999_999_999n),
  });
  expect(usdcForAid(amountOf("AID", 1n))).toEqual(amountOf("USDC", 1n));
});

it("goes there and back without loss, and never gains", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 200n }), (raw) => {
      expect(aidToUsdc(usdcToAid(amountOf("USDC", raw)))).toEqual({ usdc: amountOf("USDC", raw), dust: amountOf("AID", 0n) });
      const { usdc, dust } = aidToUsdc(amountOf("AID", raw));
      expect(usdcToAid(usdc).raw + dust.raw).toBe(raw);
      expect(dust.raw >= 0n && dust.raw < 10n ** 12n).toBe(true);
      expect(usdcForAid(amountOf("AID", raw)).raw - usdc.raw).toBe(dust.raw === 0n ? 0n : 1n);
    }),
  );
});
