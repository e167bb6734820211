import { approveDeal, commitToDeal, type Deal, type DealMoment, type DealTerms, drawDeal, pledgeTitle, proposeDeal } from "..";

// One deal that tests reckon by hand: proposed on 16 February 2026, drawn eight days later, first due on 5 April.

/** Micro-dollars. */
export const usdc = (whole: bigint): bigint => whole * 1_000_000n;
/** Seconds. */
export const day = 86_400n;
/** Unix seconds. */
export const start = 20_500n * day;
export const firstDueDay = 20_548n;

/** 300,000 at 12 % in a year of equal parts, a fifth of it the juniors', who leave the senior 9 %; no fees. */
export const exampleTerms: DealTerms = {
  ...{ principal: usdc(300_000n), junior: usdc(60_000n), minJunior: usdc(30_000n), balloon: 0n, minInsurance: 0n },
  ...{ rateBps: 1_200n, seniorRateBps: 900n, revenueShareBps: 0n, lateMarginBps: 500n, originationFeeBps: 0n, servicingFeeBps: 0n },
  ...{ drawLtvBps: 6_500n, breachLtvBps: 7_500n, months: 12, graceDays: 10n, amortisation: "equal-principal", juniorProRata: false },
  ...{ firstDueDay, raiseDeadline: start + 7n * day, drawDeadline: start + 20n * day, contractedRevenue: usdc(40_000n) },
};

/** Its machines are worth 500,000, are insured, and have just been reported on. */
export const at = (time: bigint, changed: Partial<DealMoment> = {}): DealMoment => ({
  ...{ time, value: usdc(500_000n), highest: usdc(500_000n), lendable: usdc(500_000n), insurance: { cover: usdc(400_000n), expiry: start + 5_000n * day } },
  ...{ heartbeat: time, reports: [], usdcPaused: false, frozen: { deal: false, treasury: false } },
  ...changed,
});
export const onDay = (number: bigint, changed?: Partial<DealMoment>): DealMoment => at(number * day, changed);

export const raising = (changed: Partial<DealTerms> = {}): Deal => pledgeTitle(approveDeal(proposeDeal({ ...exampleTerms, ...changed }), at(start)));
/** By juniors who commit all that is asked of them. */
export const funded = (changed?: Partial<DealTerms>): Deal => {
  const deal = raising(changed);
  return deal.stage === "funded" ? deal : commitToDeal(deal, at(start), deal.terms.junior).deal;
};
export const active = (changed?: Partial<DealTerms>): Deal => drawDeal(funded(changed), at(start + 8n * day)).deal;
