import { describe, expect, it } from "vitest";
import { gasLimit, gasOfServices, pays, ticketsWithin } from "./batch";

const aid = 10n ** 18n;

describe("how much of the queue a transaction serves", () => {
  it.each([
    [500_000n, 3n],
    [1_000_000n, 10n],
    [3_000_000n, 36n],
    [1n, 1n],
  ])("of %i gas: %i tickets", (maxGas, tickets) => {
    expect(ticketsWithin(maxGas)).toBe(tickets);
  });

  it("leaves a margin and a ticket above the estimate, and never passes the ceiling", () => {
    expect(gasLimit(200_000n, 3_000_000n)).toBe(310_000n);
    expect(gasLimit(2_900_000n, 3_000_000n)).toBe(3_000_000n);
    expect(gasLimit(3_000_001n, 3_000_000n)).toBeUndefined();
  });
});

describe("whether a service is worth its gas", () => {
  it("is, when it moves as much AID as is asked for a million units of gas", () => {
    const limits = { minAidPerMillionGas: 10n * aid };
    expect(pays(2n * aid, 200_000n, limits)).toBe(true);
    expect(pays(2n * aid - 1n, 200_000n, limits)).toBe(false);
  });

  it("always is when nothing is asked", () => {
    expect(pays(0n, 200_000n, { minAidPerMillionGas: 0n })).toBe(true);
  });

  it("counts every service that is needed to get there", () => {
    expect(gasOfServices(70n, 35n, 100n)).toBe(200n);
    expect(gasOfServices(71n, 35n, 100n)).toBe(300n);
  });
});
