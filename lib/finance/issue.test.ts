import { expect, it } from "vitest";
import { previewMint, previewRedeem } from "./issue";

it("is one for one and burns whole micro-dollars only", () => {
  expect(previewMint(5n)).toBe(5_000_000_000_000n);
  expect(previewRedeem(5_999_999_999_999n)).toEqual({ usdc: 5n, burned: 5_000_000_000_000n, dust: 999_999_999_999n });
  expect(previewRedeem(999_999_999_999n)).toEqual({ usdc: 0n, burned: 0n, dust: 999_999_999_999n });
});
