import { describe, expect, it } from "vitest";
import type { Finding } from "../../agent/duty";
import { gravest, withinCeiling } from "./within-ceiling";

const call = { data: "0x", facts: { deal: "0x1" } } as const;
const notWorth: Finding = { due: false, why: "not-worth-its-gas", facts: {} };

describe("a call and the ceiling on gas", () => {
  it("is sent with a quarter more than the estimate, and never with more than the ceiling", () => {
    expect(withinCeiling(call, 400n, { maxGas: 1_000n })).toMatchObject({ due: true, gas: 500n });
    expect(withinCeiling(call, 900n, { maxGas: 1_000n })).toMatchObject({ due: true, gas: 1_000n });
  });

  it("is not sent above it, and is told though others were looked at before and after", () => {
    const tooLarge = withinCeiling(call, 1_001n, { maxGas: 1_000n });
    expect(tooLarge).toMatchObject({ due: false, why: "gas-above-ceiling", level: "warn" });
    expect(gravest([notWorth, tooLarge, notWorth])).toBe(tooLarge);
    expect(gravest([notWorth])).toBe(notWorth);
    expect(gravest([])).toBeUndefined();
  });
});
