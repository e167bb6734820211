import { describe, expect, it } from "vitest";
import { chainHealth } from "./chain-health";

const last = { timestamp: 1_800_000_000n };
const after = (seconds: number) => 1_800_000_000 + seconds;

describe("chainHealth", () => {
  it("is live while the newest block is as old as blocks may be on its chain", () => {
    expect(chainHealth(8453, { last }, after(60))).toEqual({ status: "live" });
    expect(chainHealth(1, { last }, after(120))).toEqual({ status: "live" });
  });

  it("tells a head that stands still by its age", () => {
    expect(chainHealth(8453, { last }, after(61))).toEqual({ status: "stale", seconds: 61n });
    expect(chainHealth(1, { last }, after(3_600))).toEqual({ status: "stale", seconds: 3_600n });
  });

  it("tells first that the newest look failed, whatever is known from before", () => {
    expect(chainHealth(1, { last, failingSince: 1, problem: "unreadable" }, after(0))).toEqual({ status: "unreadable" });
    expect(chainHealth(1, { failingSince: 1, problem: "not-deployed" }, after(0))).toEqual({ status: "not-deployed" });
    expect(chainHealth(1, {}, after(0))).toEqual({ status: "unreachable" });
  });
});
