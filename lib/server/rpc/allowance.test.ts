import { describe, expect, it } from "vitest";
import { createAllowance } from "./allowance";

describe("createAllowance", () => {
  it("gives a burst at once and the rest by time", () => {
    let now = 0;
    const allowance = createAllowance({ burst: 4, perSecond: 2, now: () => now });
    expect(allowance.take("a", 3)).toBe(0);
    expect(allowance.take("a", 3)).toBe(1);
    now = 1_000;
    expect(allowance.take("a", 3)).toBe(0);
    expect(allowance.take("a", 1)).toBe(1);
  });

  it("takes nothing when it refuses, and names a wait even for what never fits", () => {
    const allowance = createAllowance({ burst: 4, perSecond: 2, now: () => 0 });
    expect(allowance.take("a", 100)).toBe(48);
    expect(allowance.take("a", 4)).toBe(0);
  });

  it("never saves up more than the burst", () => {
    let now = 0;
    const allowance = createAllowance({ burst: 4, perSecond: 2, now: () => now });
    allowance.take("a", 1);
    now = 1_000_000;
    expect(allowance.take("a", 4)).toBe(0);
    expect(allowance.take("a", 1)).toBe(1);
  });

  it("forgets the client that was not seen for longest", () => {
    const allowance = createAllowance({ burst: 1, perSecond: 1, clients: 2, now: () => 0 });
    for (const client of ["a", "b", "c"]) expect(allowance.take(client, 1)).toBe(0);
    expect(allowance.take("c", 1)).toBe(1);
    expect(allowance.take("a", 1)).toBe(0);
  });
});
