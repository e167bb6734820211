import { crowd } from "./depositors";
import { cluster } from "./machines";
import { type DealPlan, type Depositor, type Plan, secondsPerDay } from "./plan";
import { juniorsOf, raised, raisedAtOnce } from "./raises";

const days = 365;
const juniors = juniorsOf(14);

const usual = { graceDays: 10, drawLtvBps: 7_000, originationFeeBps: 100, counterpartyClass: 2, amortisation: "equalPrincipal", revenueShareBps: 0 } as const;

/** Sixteen deals: six debts that go their way or not, shares of revenue, hybrids, and what can become of a raise. */
function deals(seed: number): DealPlan[] {
  const raise = (key: string, usdc: number, from: number, count = 4) => raised(seed, key, juniors, { usdc, from, days: 3, count });
  return [
    {
      ...{ ...usual, key: "pilot", borrower: "Tern Render", machines: cluster("L40S", 16, "LIS1", "PT"), amortisation: "bullet" },
      ...{ principal: 100_000, junior: 100_000, minJunior: 100_000, rateBps: 1_200, seniorRateBps: 0, months: 6 },
      ...{ proposed: 6, drawn: 12, dueLike: 20, raise: raisedAtOnce(juniors.slice(0, 8), 100_000, 8) },
    },
    {
      ...{ ...usual, key: "fjord-1", borrower: "Fjord Compute", machines: cluster("H100", 80, "OSL2", "NO"), amortisation: "levelPayment" },
      ...{ principal: 1_300_000, junior: 260_000, minJunior: 200_000, rateBps: 1_250, seniorRateBps: 950, months: 24 },
      ...{ proposed: 16, drawn: 24, dueLike: 45, raise: raise("fjord-1", 260_000, 18) },
    },
    {
      ...{ ...usual, key: "meseta-share", borrower: "Meseta Cloud", machines: cluster("A100", 128, "MAD4", "ES") },
      ...{ principal: 720_000, junior: 180_000, minJunior: 140_000, rateBps: 0, seniorRateBps: 0, revenueShareBps: 4_300, months: 18 },
      ...{ proposed: 31, drawn: 38, dueLike: 60, raise: raise("meseta-share", 180_000, 33) },
    },
    {
      ...{ ...usual, key: "polder-1", borrower: "Polder AI", machines: cluster("B200", 32, "AMS7", "NL") },
      ...{ principal: 900_000, junior: 180_000, minJunior: 140_000, rateBps: 1_100, seniorRateBps: 875, months: 24 },
      ...{ proposed: 45, drawn: 52, dueLike: 77, raise: raise("polder-1", 180_000, 47), fate: { kind: "prepaid", on: 215 } },
    },
    {
      ...{ ...usual, key: "copper-1", borrower: "Copper Basin", machines: cluster("MI300X", 64, "PHX2", "US"), amortisation: "bullet", drawLtvBps: 7_500 },
      ...{ principal: 870_000, junior: 137_000, minJunior: 100_000, rateBps: 1_450, seniorRateBps: 1_050, months: 18 },
      ...{ proposed: 58, drawn: 66, dueLike: 130, raise: raise("copper-1", 137_000, 60, 3) },
      ...{ fate: { kind: "sold", from: 125, bidPercent: 54 }, fades: { from: 105, percent: 22 } },
    },
    {
      ...{ ...usual, key: "rhine-1", borrower: "Rhine Inference", machines: cluster("H200", 48, "FRA5", "DE") },
      ...{ principal: 1_030_000, junior: 206_000, minJunior: 160_000, rateBps: 1_200, seniorRateBps: 925, months: 24 },
      ...{ proposed: 72, drawn: 80, dueLike: 193, raise: raise("rhine-1", 206_000, 74) },
      ...{ fate: { kind: "handed-over", from: 188, keptPercent: 88 }, fades: { from: 170, percent: 35 } },
    },
    {
      ...{ ...usual, key: "refit-old", borrower: "Baltic Render", machines: cluster("H100", 40, "TLL1", "EE") },
      ...{ principal: 690_000, junior: 138_000, minJunior: 100_000, rateBps: 1_300, seniorRateBps: 975, months: 18 },
      ...{ proposed: 86, drawn: 95, dueLike: 112, raise: raise("refit-old", 138_000, 88, 3) },
    },
    {
      ...{ ...usual, key: "prairie-hybrid", borrower: "Prairie Foundation Models", machines: cluster("GB200", 72, "DAL1", "US"), amortisation: "levelPayment" },
      ...{ principal: 2_400_000, junior: 480_000, minJunior: 400_000, rateBps: 900, seniorRateBps: 750, revenueShareBps: 800, months: 36, counterpartyClass: 1 },
      ...{ proposed: 101, drawn: 110, dueLike: 129, raise: raise("prairie-hybrid", 480_000, 103, 6) },
    },
    {
      ...{ ...usual, key: "gorge-hybrid", borrower: "Gorge Graphics", machines: cluster("RTX6000", 96, "PDX3", "US") },
      ...{ principal: 560_000, junior: 140_000, minJunior: 84_000, rateBps: 1_000, seniorRateBps: 800, revenueShareBps: 1_000, months: 18 },
      // The raise ends with three quarters of what was asked for.
      ...{ proposed: 117, drawn: 125, dueLike: 148, raise: raise("gorge-hybrid", 105_000, 119, 3), transfers: true },
    },
    {
      ...{ ...usual, key: "delta-share", borrower: "Delta Cloud", machines: cluster("A100", 96, "ATH2", "GR") },
      ...{ principal: 520_000, junior: 130_000, minJunior: 100_000, rateBps: 0, seniorRateBps: 0, revenueShareBps: 4_400, months: 18 },
      // Too few want it.
      ...{ proposed: 124, drawn: 131, dueLike: 150, raise: raise("delta-share", 38_000, 126, 2) },
    },
    {
      ...{ ...usual, key: "polder-2", borrower: "Lowland GPU", machines: cluster("B200", 96, "EIN1", "NL"), amortisation: "levelPayment", graceDays: 30 },
      ...{ principal: 2_600_000, junior: 500_000, minJunior: 400_000, rateBps: 1_200, seniorRateBps: 925, months: 24 },
      ...{ proposed: 142, drawn: 150, dueLike: 353, raise: raise("polder-2", 500_000, 144, 6), fate: { kind: "late", from: 345 } },
    },
    {
      ...{ ...usual, key: "alpine-1", borrower: "Alpine Training", machines: cluster("H200", 96, "ZRH4", "CH"), amortisation: "levelPayment" },
      ...{ principal: 2_000_000, junior: 400_000, minJunior: 300_000, rateBps: 1_150, seniorRateBps: 900, months: 24 },
      ...{ proposed: 162, drawn: 170, dueLike: 254, raise: raise("alpine-1", 400_000, 164, 5), fate: { kind: "cured", from: 249, afterDays: 3 } },
    },
    {
      ...{ ...usual, key: "harbour-share", borrower: "Harbour Streaming", machines: cluster("L40S", 256, "SIN3", "SG") },
      ...{ principal: 1_250_000, junior: 310_000, minJunior: 250_000, rateBps: 0, seniorRateBps: 0, revenueShareBps: 4_100, months: 24 },
      ...{ proposed: 193, drawn: 203, dueLike: 224, raise: raise("harbour-share", 310_000, 195, 4), silent: { from: 289, days: 4 } },
    },
    {
      ...{ ...usual, key: "refit-new", borrower: "Baltic Render", machines: cluster("H100", 40, "TLL1", "EE"), replaces: "refit-old" },
      ...{ principal: 600_000, junior: 150_000, minJunior: 120_000, rateBps: 1_150, seniorRateBps: 900, months: 18 },
      ...{ proposed: 262, drawn: 270, dueLike: 294, raise: raise("refit-new", 150_000, 264, 3) },
    },
    {
      ...{ ...usual, key: "aurora-hybrid", borrower: "Aurora Sovereign AI", machines: cluster("B300", 32, "LLA1", "SE"), counterpartyClass: 1 },
      ...{ principal: 1_000_000, junior: 220_000, minJunior: 180_000, rateBps: 950, seniorRateBps: 775, revenueShareBps: 700, months: 30 },
      // Has its juniors when the story ends, and draws afterwards.
      ...{ proposed: 355, drawn: 366, dueLike: 360, raise: raise("aurora-hybrid", 220_000, 357, 4) },
    },
    {
      ...{ ...usual, key: "tundra-1", borrower: "Tundra Labs", machines: cluster("B200", 48, "KEF2", "IS") },
      ...{ principal: 1_200_000, junior: 300_000, minJunior: 200_000, rateBps: 1_200, seniorRateBps: 925, months: 24 },
      // Still raises when the story ends: a newcomer can take part.
      ...{ proposed: 358, drawn: 380, dueLike: 357, raise: [...raise("tundra-1", 121_000, 360, 4), { day: 369, minute: 700, who: "junior 5", usdc: 90_000 }, { day: 371, minute: 700, who: "junior 9", usdc: 89_000 }] },
    },
  ];
}

const large = (name: string, brings: Depositor["brings"], leaves?: Depositor["leaves"]): Depositor => ({
  ...{ name, temper: leaves === undefined ? "saver" : "leaver", brings, stakedPercent: 100, verified: true },
  ...(leaves === undefined ? {} : { leaves }),
});

/** Those whose coming and going others notice. */
const named: readonly Depositor[] = [
  large("Harbour Treasury", [{ day: 1, usdc: 900_000 }, { day: 2, usdc: 700_000 }]),
  large("Meridian Fund", [{ day: 3, usdc: 850_000 }, { day: 10, usdc: 650_000 }]),
  // So large that it waits: more than there is free when it wants to leave.
  large("Tideline Capital", [8, 20, 60, 61, 100, 102].map((day) => ({ day, usdc: 800_000 })), { day: 173, percent: 100, way: "ticket" }),
  large("Quarry Family Office", [{ day: 30, usdc: 600_000 }]),
  large("Lantern DAO", [{ day: 75, usdc: 500_000 }, { day: 80, usdc: 300_000 }]),
  large("Orchard Pension", [{ day: 104, usdc: 500_000 }, { day: 106, usdc: 300_000 }]),
  large("Saltmarsh Credit", [{ day: 147, usdc: 300_000 }]),
  large("Foundry Guild", [{ day: 190, usdc: 900_000 }, { day: 192, usdc: 800_000 }]),
  large("Estuary Partners", [{ day: 203, usdc: 900_000 }, { day: 205, usdc: 500_000 }]),
  large("Bellwether Trust", [{ day: 255, usdc: 400_000 }], { day: 360, percent: 60, way: "ticket" }),
];

/** Twelve months up to `end`. */
export function demoPlan(seed: number, end: number): Plan {
  return { size: "demo", seed, start: end - days * secondsPerDay, end, deals: deals(seed), depositors: [...named, ...crowd(seed, 60, days)], juniors };
}
