import { expect, it } from "vitest";
import { formatReading } from "./format-reading";

it("writes the two readings so that they cannot be confused", () => {
  expect(formatReading({ reading: { kind: "grouped", raw: 1_234_000_000n }, token: "USDC" })).toBe("1,234.00");
  expect(formatReading({ reading: { kind: "decimal", raw: 1_234_000n }, token: "USDC" })).toBe("1.2340");
  expect(formatReading({ reading: { kind: "decimal", raw: 1_234_000n }, token: "USDC", locale: "uk" })).toBe("1,2340");
});
