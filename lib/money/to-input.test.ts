import fc from "fast-check";
import { expect, it } from "vitest";
import { parseAmount } from "./parse-amount";
import { toInput } from "./to-input";
import { tokenList } from "./tokens";

it.each([
  [{ token: "USDC", raw: 1_000_000n }, "1"],
  [{ token: "USDC", raw: 1_500_000n }, "1.5"],
  [{ token: "USDC", raw: 1n }, "0.000001"],
  [{ token: "AID", raw: 10n ** 21n }, "1000"],
  [{ token: "AID", raw: 1n }, "0.000000000000000001"],
  [{ token: "AID", raw: 0n }, "0"],
  [{ token: "USDC", raw: 1_234_000n }, "1.2340"],
  [{ token: "USDC", raw: 123_000n }, "0.123"],
  [{ token: "USDC", raw: 1_234_567_000n }, "1234.567"],
] as const)("%o is %s", (amount, text) => expect(toInput(amount)).toBe(text));

it("is always read back as the same amount", () => {
  const raws = fc.oneof(fc.bigInt({ min: 1n, max: 2n ** 256n - 1n }), fc.bigInt({ min: 1n, max: 10n ** 7n }).map((n) => n * 1000n));
  fc.assert(
    fc.property(raws, fc.constantFrom(...tokenList), (raw, token) => {
      expect(parseAmount({ text: toInput({ token, raw }), token })).toEqual({ status: "ok", raw });
    }),
    // As many as a slow machine makes in this time are enough; a failure prints its seed.
    { numRuns: 2000, interruptAfterTimeLimit: 10_000 },
  );
});
