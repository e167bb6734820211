import { divide } from "../../money/divide";
import { secondsPerDay } from "../constants";
import { dayOf } from "./calendar";
import { type Deal, type DealMoment, DealRefusal, type DealStep, isShareOnly, scaledTerms, wrongStage } from "./deal";
import { after, payDeal, purseWith, untouched } from "./deal-payments";
import type { LoanTerms } from "./loan";
import { openLoan } from "./loan-charges";

// The borrower gets the money. Mirrors DealDraw.sol as far as the deal, its title's worth and time decide; who is verified and
// what else the registers must say is asked there.

const bps = 10_000n;
/** DealBase.NOTICE and DealDraw.LEAST_INSURED. */
const [notice, leastInsured] = [2n * secondsPerDay, 90n * secondsPerDay];

function requireDrawable(deal: Deal, { time, insurance, lendable }: DealMoment): void {
  const { terms } = deal;
  if (deal.stage !== "funded") throw wrongStage(deal);
  if (time < deal.approvedAt + notice) throw new DealRefusal("DrawTooEarly", [deal.approvedAt + notice, time]);
  if (time >= terms.drawDeadline) throw new DealRefusal("DrawTooLate", [terms.drawDeadline, time]);
  if (insurance.cover < terms.minInsurance) throw new DealRefusal("InsuranceTooSmall", [insurance.cover, terms.minInsurance]);
  if (insurance.expiry < time + leastInsured) throw new DealRefusal("InsuranceTooShort", [insurance.expiry, time + leastInsured]);
  const { principal } = scaledTerms(deal);
  const most = (lendable * terms.drawLtvBps) / bps;
  if (principal > most) throw new DealRefusal("LtvTooHigh", [principal, most, lendable]);
}

/** Of the deal's terms, what the loan is made of; a raise that ended early has made the balloon smaller, rounded down, and the share of revenue, rounded up. */
export function loanTermsOf(deal: Pick<Deal, "terms" | "raised">): LoanTerms {
  const { rateBps, seniorRateBps, lateMarginBps, servicingFeeBps, amortisation, months, firstDueDay, contractedRevenue, juniorProRata } = deal.terms;
  const { balloon, revenueShareBps } = scaledTerms(deal);
  return { rateBps, seniorRateBps, revenueShareBps, lateMarginBps, servicingFeeBps, amortisation, proRata: juniorProRata, months, firstDueDay, balloon, contractedRevenue };
}

/** Another deal of the borrower, and what the registers say of its title. */
export type Refinancing = { readonly deal: Deal; readonly moment: DealMoment };

/**
 * The borrower gets principal less the origination fee, and less what pays off `replaced`, another deal of theirs: micro-dollars,
 * the principal of a smaller raise rounded down, the fee up. DealRefusal outside its time and stage, with too little insurance, above
 * the LTV of the terms, and where `replaced` is not repaid. Mirrors Deal.draw().
 */
export function drawDeal(deal: Deal, moment: DealMoment, replaced?: Refinancing): DealStep & { readonly replaced?: DealStep } {
  requireDrawable(deal, moment);
  const { principal } = scaledTerms(deal);
  const senior = principal - deal.raised;
  const today = dayOf(moment.time);
  const terms = loanTermsOf(deal);
  const reported = terms.revenueShareBps === 0n ? 0n : (moment.reports.at(-1)?.revenue ?? 0n);
  const fee = divide(principal * deal.terms.originationFeeBps, bps, "ceil");
  const repaid = replaced === undefined ? undefined : paidOff(replaced, principal - fee);
  const taken = repaid?.effects.find(({ kind }) => kind === "taken");
  const paid = principal - fee - (taken?.kind === "taken" ? taken.usdc : 0n);
  const drawn = after(
    untouched(deal),
    {
      ...{ stage: "active", drawn: moment.time, carrying: senior, positioned: senior > 0n, title: "pledged", sharedFrom: today },
      book: openLoan(terms, { senior, junior: deal.raised, today, reported }),
      ...purseWith(deal.purse, { raising: 0n }),
    },
    ...(senior > 0n ? [{ kind: "fund", senior, place: { junior: deal.raised, lateAfter: terms.firstDueDay, asks: isShareOnly(deal) } } as const] : []),
    ...(fee > 0n ? [{ kind: "fee", usdc: fee } as const] : []),
    { kind: "paid", usdc: paid },
  );
  return repaid === undefined ? drawn : { ...drawn, replaced: repaid };
}

function paidOff({ deal, moment }: Refinancing, available: bigint): DealStep {
  const step = payDeal(deal, moment, { usdc: available, isEarly: true });
  if (step.deal.stage !== "repaid") throw new DealRefusal("RefinancingShort", [available]);
  return step;
}
