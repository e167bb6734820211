import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aidPerUsdc, one, secondsPerDay } from "../constants";
import { exitPrice } from "../share-price";
import { dealImpairment, dealLoss, type DealStanding } from "./deal-impairment";
import { lateLoss } from "./lateness";
import { dealNav, stakersNav } from "./nav";
import { seniorImpairment } from "./senior";

const usdc = (whole: bigint) => whole * 1_000_000n;
const days = (count: bigint) => count * secondsPerDay;
/** 1,000,000 senior over 250,000 junior, on machines of 2,000,000. */
const current: DealStanding = {
  ...{ senior: usdc(1_000_000n), junior: usdc(250_000n), carrying: usdc(1_000_000n), late: 0n },
  ...{ defaulted: false, breached: false, unproven: false, collateral: usdc(2_000_000n), shortfall: 0n },
};

describe("what of a deal counts as lost", () => {
  it.each<[string, Partial<DealStanding>, bigint]>([
    ["nothing while it is current", {}, 0n],
    ["5 % after 30 days", { late: days(30n) }, usdc(62_500n)],
    ["20 % after 60 days", { late: days(60n) }, usdc(250_000n)],
    ["50 % after 90 days", { late: days(90n) }, usdc(625_000n)],
    ["for an open breach what 30 days cost", { breached: true }, usdc(62_500n)],
    ["with an open breach as late as it is, if that is more", { breached: true, late: days(60n) }, usdc(250_000n)],
    ["in a default half, while the machines cover the rest", { defaulted: true }, usdc(625_000n)],
    ["in a default all but 60 % of the machines", { defaulted: true, collateral: usdc(500_000n) }, usdc(950_000n)],
    ["with a breach behind a default no less", { defaulted: true, breached: true, collateral: 0n }, usdc(1_250_000n)],
    ["of an operator who has paid nothing what 60 % of the machines leave open", { unproven: true, collateral: usdc(1_500_000n) }, usdc(350_000n)],
    ["of an operator who is late the more of both", { unproven: true, collateral: usdc(2_000_000n), late: days(60n) }, usdc(250_000n)],
    ["of a revenue share its shortfall", { shortfall: usdc(77_000n) }, usdc(77_000n)],
    ["never more than there is", { shortfall: usdc(9_000_000n) }, usdc(1_250_000n)],
  ])("is %s", (_what, changes, loss) => {
    expect(dealLoss({ ...current, ...changes })).toBe(loss);
  });

  it("takes the juniors first, and what was written off no second time", () => {
    expect(dealNav({ ...current, late: days(60n) })).toEqual({ senior: usdc(1_000_000n), junior: 0n });
    expect(dealNav({ ...current, late: days(90n) })).toEqual({ senior: usdc(625_000n), junior: 0n });
    expect(dealImpairment({ ...current, defaulted: true, carrying: usdc(700_000n) })).toBe(usdc(75_000n));
    expect(dealImpairment({ ...current, defaulted: true, carrying: usdc(600_000n) })).toBe(0n);
    expect(dealImpairment({ ...current, defaulted: true, carrying: 0n })).toBe(0n);
  });
});

const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
const standings = fc
  .record({ senior: amount, junior: amount, part: fc.bigInt({ min: 0n, max: 100n }), late: fc.bigInt({ min: 0n, max: days(200n) }), collateral: amount, shortfall: amount })
  .chain(({ part, ...rest }) => fc.record({ defaulted: fc.boolean(), breached: fc.boolean(), unproven: fc.boolean() }).map((flags) => ({ ...rest, ...flags, carrying: (rest.senior * part) / 100n })));

describe("the net asset value", () => {
  it("of a deal is between nothing and its principal, and what both tranches lose is what counts as lost", () => {
    fc.assert(
      fc.property(standings, (standing) => {
        const { senior, junior } = dealNav(standing);
        expect(senior >= 0n && senior <= standing.carrying && junior >= 0n && junior <= standing.junior).toBe(true);
        if (standing.carrying === standing.senior) expect(standing.senior + standing.junior - senior - junior).toBe(dealLoss(standing));
        // The juniors have nothing left before the stakers lose anything.
        if (senior < standing.carrying) expect(junior).toBe(0n);
      }),
      { numRuns: 2_000 },
    );
  });

  it("of a deal never rises by waiting, by a breach or a default, and never falls by more collateral", () => {
    fc.assert(
      fc.property(standings, fc.bigInt({ min: 0n, max: days(90n) }), amount, (standing, wait, more) => {
        const base = dealLoss(standing);
        for (const worse of [{ late: standing.late + wait }, { breached: true }, { defaulted: true }, { shortfall: standing.shortfall + more }]) {
          expect(dealLoss({ ...standing, ...worse }) >= base).toBe(true);
        }
        expect(dealLoss({ ...standing, collateral: standing.collateral + more }) <= base).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("of a deal that is only late is what the list of positions says without asking it", () => {
    fc.assert(
      fc.property(amount, amount, fc.bigInt({ min: 0n, max: days(90n) }), (senior, junior, late) => {
        const standing: DealStanding = { ...current, senior, junior, carrying: senior, late };
        const position = { carrying: senior, junior, lateAfter: 10n, asks: false, answer: null };
        expect(dealImpairment(standing)).toBe(seniorImpairment([position], days(11n) + late));
        expect(dealLoss(standing)).toBe(lateLoss({ exposure: senior + junior, late, collateral: standing.collateral }));
      }),
    );
  });

  it("of the stakers is what the exit price shares out", () => {
    const wei = fc.bigInt({ min: 0n, max: 10n ** 27n });
    fc.assert(
      fc.property(wei, wei, wei, wei, (totalAssets, vesting, impairment, supply) => {
        const nav = stakersNav({ totalAssets, vesting, impairment });
        const price = exitPrice({ totalAssets, vesting, impairment, supply });
        expect(price).toBe(nav === 0n ? 0n : ((nav + 1n) * one) / (supply + 1n));
      }),
    );
    expect(stakersNav({ totalAssets: 10n * one, vesting: one, impairment: 3n * aidPerUsdc * 1_000_000n })).toBe(8n * one);
  });
});
