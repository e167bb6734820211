import { crowd } from "./depositors";
import { cluster } from "./machines";
import { type DealPlan, type Depositor, type Plan, secondsPerDay } from "./plan";
import { juniorsOf, raised, raisedAtOnce } from "./raises";

const days = 42;
const juniors = juniorsOf(5);

const usual = { graceDays: 10, drawLtvBps: 7_000, originationFeeBps: 100, counterpartyClass: 2, amortisation: "equalPrincipal" } as const;

function deals(seed: number): DealPlan[] {
  const raise = (key: string, usdc: number, from: number) => raised(seed, key, juniors, { usdc, from, days: 2, count: 2 });
  return [
    {
      ...{ ...usual, key: "pilot", borrower: "Tern Render", machines: cluster("L40S", 16, "LIS1", "PT"), amortisation: "bullet" },
      ...{ principal: 100_000, junior: 100_000, minJunior: 100_000, rateBps: 1_200, seniorRateBps: 0, revenueShareBps: 0, months: 6 },
      ...{ proposed: 2, drawn: 5, dueLike: 26, raise: raisedAtOnce(juniors, 100_000, 3), fate: { kind: "prepaid", on: 38 } },
    },
    {
      ...{ ...usual, key: "meseta-share", borrower: "Meseta Cloud", machines: cluster("A100", 64, "MAD4", "ES") },
      ...{ principal: 360_000, junior: 90_000, minJunior: 70_000, rateBps: 0, seniorRateBps: 0, revenueShareBps: 4_300, months: 18 },
      ...{ proposed: 5, drawn: 9, dueLike: 33, raise: raise("meseta-share", 90_000, 6) },
      // Longer than the 72 hours after which it is a breach.
      silent: { from: 14, days: 4 },
    },
    {
      // Too few want it: juniors fetch what they put in.
      ...{ ...usual, key: "delta-share", borrower: "Delta Cloud", machines: cluster("A100", 48, "ATH2", "GR") },
      ...{ principal: 260_000, junior: 65_000, minJunior: 50_000, rateBps: 0, seniorRateBps: 0, revenueShareBps: 4_400, months: 18 },
      ...{ proposed: 8, drawn: 13, dueLike: 33, raise: raise("delta-share", 19_000, 10) },
    },
    {
      ...{ ...usual, key: "rhine-hybrid", borrower: "Rhine Inference", machines: cluster("H200", 16, "FRA5", "DE") },
      ...{ principal: 330_000, junior: 80_000, minJunior: 60_000, rateBps: 1_000, seniorRateBps: 800, revenueShareBps: 500, months: 24 },
      ...{ proposed: 35, drawn: 50, dueLike: 40, raise: raise("rhine-hybrid", 30_000, 37) },
    },
    {
      // Pays nothing; its machines are sold for less than what is owed on them.
      ...{ ...usual, key: "copper-1", borrower: "Copper Basin", machines: cluster("MI300X", 8, "PHX2", "US"), amortisation: "bullet", graceDays: 4 },
      ...{ principal: 100_000, junior: 20_000, minJunior: 15_000, rateBps: 1_450, seniorRateBps: 1_050, revenueShareBps: 0, months: 18 },
      ...{ proposed: 3, drawn: 7, dueLike: 24, raise: raise("copper-1", 20_000, 4) },
      ...{ fate: { kind: "sold", from: 21, bidPercent: 52 }, fades: { from: 15, percent: 22 } },
    },
    {
      // Pays nothing; another operator takes the machines over.
      ...{ ...usual, key: "fjord-1", borrower: "Fjord Compute", machines: cluster("H100", 8, "OSL2", "NO"), graceDays: 4 },
      ...{ principal: 130_000, junior: 26_000, minJunior: 20_000, rateBps: 1_250, seniorRateBps: 950, revenueShareBps: 0, months: 24 },
      ...{ proposed: 3, drawn: 7, dueLike: 24, raise: raise("fjord-1", 26_000, 4), fate: { kind: "handed-over", from: 21, keptPercent: 88 }, fades: { from: 15, percent: 35 } },
    },
  ];
}

const named: readonly Depositor[] = [
  { name: "Harbour Treasury", temper: "saver", brings: [{ day: 1, usdc: 900_000 }], stakedPercent: 100, verified: true },
  { name: "Meridian Fund", temper: "saver", brings: [{ day: 2, usdc: 500_000 }], stakedPercent: 80, verified: false },
  { name: "Tideline Capital", temper: "leaver", brings: [{ day: 3, usdc: 150_000 }], stakedPercent: 100, verified: true, leaves: { day: 14, percent: 60, way: "ticket" } },
  { name: "Quayside Desk", temper: "leaver", brings: [{ day: 5, usdc: 60_000 }], stakedPercent: 100, verified: true, leaves: { day: 36, percent: 40, way: "instant" } },
  { name: "Bellwether Trust", temper: "leaver", brings: [{ day: 4, usdc: 90_000 }], stakedPercent: 100, verified: true, leaves: { day: 39, percent: 50, way: "ticket" } },
];

/** Six weeks up to `end`: what a test needs. */
export function tinyPlan(seed: number, end: number): Plan {
  return { size: "tiny", seed, start: end - days * secondsPerDay, end, deals: deals(seed), depositors: [...named, ...crowd(seed, 6, days)], juniors };
}
