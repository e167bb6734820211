import { dayOf } from "./calendar";
import { covenantFails, loanAt, loanOf, placeOf } from "./deal-standing";
import { type Deal, type DealEffect, type DealMoment, DealRefusal, type DealStep, isInDefault, isPerforming, type Purse, stageNumber, wrongStage } from "./deal";
import { arrears, least, payoff } from "./loan";
import { accelerateLoan, type LoanPayment, payLoan, prepayLoan } from "./loan-waterfall";

// Money that comes into a deal, and goes on to who it belongs to. Mirrors DealPayments.sol.

/** More than this nobody owes. */
const mostPaid = 2n ** 64n - 1n;

/** A step that has changed nothing yet. */
export const untouched = (deal: Deal): DealStep => ({ deal, effects: [] });
/** A step and what comes after it: fields that change, and what it asks of others, in its order. */
export const after = ({ deal, effects }: DealStep, change: Partial<Deal>, ...more: readonly DealEffect[]): DealStep => ({
  deal: { ...deal, ...change },
  effects: [...effects, ...more],
});
/** A purse, micro-dollars, of which some parts change: the field of a deal. */
export const purseWith = (purse: Purse, change: Partial<Purse>): { readonly purse: Purse } => ({ purse: { ...purse, ...change } });

function requireLoan(deal: Deal): void {
  if (deal.stage === "repaid") throw new DealRefusal("DealClosed", [stageNumber(deal.stage)]);
  if (!isPerforming(deal) && !isInDefault(deal) && deal.stage !== "closed") throw wrongStage(deal);
}

const causeStands = (deal: Deal, moment: DealMoment): boolean => deal.cause.some((kind) => covenantFails(deal, kind, moment));

/** In the loan's books. In a default it counts as if there were none when it covers what is missing, or pays all off. Mirrors DealPayments._charge(). */
function charged(deal: Deal, moment: DealMoment, usdc: bigint, isEarly: boolean): LoanPayment {
  const book = loanAt(deal, moment);
  const isCovered = (isEarly && usdc >= payoff(book)) || (!causeStands(deal, moment) && usdc >= arrears(book));
  if (!isPerforming(deal) && !(isInDefault(deal) && isCovered)) return accelerateLoan(book, usdc);
  return (isEarly ? prepayLoan : payLoan)(book, dayOf(moment.time), usdc);
}

/**
 * Shares out what is here, unapplied, and in the loan's books; what the receipt does not need stays unapplied. Mirrors
 * DealPayments._passOn().
 */
export function passedOn(step: DealStep, { book, receipt }: LoanPayment, moment: DealMoment): DealStep {
  const senior = receipt.seniorPrincipal + receipt.seniorYield;
  const junior = receipt.juniorPrincipal + receipt.juniorYield;
  const { purse, carrying } = step.deal;
  const booked: Deal = {
    ...step.deal,
    book,
    carrying: carrying - least(carrying, receipt.seniorPrincipal),
    ...purseWith(purse, { servicing: purse.servicing + receipt.servicing, juniors: purse.juniors + junior, unapplied: purse.unapplied - senior - junior - receipt.servicing }),
  };
  const { deal, hasEnded } = proceeded(booked, moment);
  const place = placeOf(deal);
  const toSenior: readonly DealEffect[] =
    senior > 0n
      ? [{ kind: "receipt", principal: receipt.seniorPrincipal, yield: receipt.seniorYield, place }]
      : deal.positioned && !hasEnded
        ? [{ kind: "reposition", place }]
        : [];
  const toJuniors: readonly DealEffect[] = junior > 0n ? [{ kind: "distribute", usdc: junior }] : [];
  const passed = after({ ...step, deal }, {}, ...toSenior, ...toJuniors);
  return hasEnded ? titleReturned(positionEnded(passed)) : passed;
}

/** The stage after a payment: all repaid, a default cured, an operator proven, or as it was. Mirrors DealPayments._proceed(). */
function proceeded(deal: Deal, moment: DealMoment): { readonly deal: Deal; readonly hasEnded: boolean } {
  if (deal.stage === "closed") return { deal, hasEnded: false };
  const book = loanOf(deal);
  // Not what a default makes due: the share of revenue of the months to come is not paid by it.
  if (book.senior + book.junior === 0n && payoff(book) === 0n) {
    return { deal: { ...deal, stage: "repaid", breaches: [], cause: [], unproven: false, auction: undefined }, hasEnded: true };
  }
  // An instalment of nothing proves nothing.
  const hasPaid = book.due.slice(deal.settled, book.paid).some(({ chargedPrincipal, chargedYield }) => chargedPrincipal + chargedYield > 0n);
  const proven = { ...deal, unproven: deal.unproven && !hasPaid };
  return { deal: isInDefault(proven) ? cured(proven, moment) : proven, hasEnded: false };
}

/** Ends a default whose reasons are gone. Mirrors DealPayments._cure(). */
function cured(deal: Deal, moment: DealMoment): Deal {
  if (causeStands(deal, moment) || arrears(loanOf(deal)) !== 0n) return deal;
  const breaches = deal.breaches.filter((kind) => !deal.cause.includes(kind));
  return { ...deal, stage: deal.handedOver ? "handed-over" : "active", breaches, cause: [], defaulted: 0n, auction: undefined, offer: undefined };
}

/** What is still carried is lost, and the position ends. Mirrors DealBooks._endPosition(). */
export function positionEnded(step: DealStep): DealStep {
  const { positioned, carrying } = step.deal;
  if (!positioned) return step;
  const loss: readonly DealEffect[] = carrying > 0n ? [{ kind: "writeOff", loss: carrying }] : [];
  return after(step, { carrying: 0n, positioned: false }, ...loss, { kind: "end" });
}

/** The title, where the deal has it, goes to who pledged it, after a hand-over to the operator. Mirrors DealBase._returnTitle(). */
export function titleReturned(step: DealStep): DealStep {
  const { title, handedOver } = step.deal;
  return title === "elsewhere" ? step : after(step, { title: "elsewhere" }, { kind: "title", to: handedOver ? "debtor" : "pledgor" });
}

/**
 * Anyone pays what is due, or the next instalment ahead, or with `isEarly` as much of the rest as `usdc` reaches. Micro-dollars; what is
 * not needed is not taken. DealRefusal for nothing, of nothing owed, and where there is no loan. Mirrors Deal.pay() and prepay().
 */
export function payDeal(deal: Deal, moment: DealMoment, { usdc, isEarly = false }: { usdc: bigint; isEarly?: boolean }): DealStep {
  if (usdc === 0n) throw new DealRefusal("ZeroAmount");
  requireLoan(deal);
  const most = least(usdc, mostPaid);
  const payment = charged(deal, moment, most, isEarly);
  const taken = most - payment.receipt.rest;
  if (taken === 0n) throw deal.stage === "closed" ? new DealRefusal("DealClosed", [stageNumber(deal.stage)]) : new DealRefusal("NothingOwed");
  const { purse } = deal;
  return passedOn(after(untouched(deal), purseWith(purse, { unapplied: purse.unapplied + taken }), { kind: "taken", usdc: taken }), payment, moment);
}

/** Books what came by plain transfer, at most so much of it, as payDeal() would, and charges what has become due. */
function applied(deal: Deal, moment: DealMoment, most: bigint): DealStep {
  return passedOn(untouched(deal), charged(deal, moment, least(deal.purse.unapplied, most), false), moment);
}

/** As `applyReceived`, for those who need the step to go on. */
export const receivedApplied = (deal: Deal, moment: DealMoment): DealStep => applied(deal, moment, mostPaid);

/** Anyone books what came by plain transfer; DealRefusal where there is no loan. Mirrors Deal.applyReceived(). */
export function applyReceived(deal: Deal, moment: DealMoment): DealStep {
  requireLoan(deal);
  return receivedApplied(deal, moment);
}

/** USDC, micro-dollars, by plain transfer, from anybody; nothing is booked by it. */
export const transferTo = (deal: Deal, usdc: bigint): Deal => ({ ...deal, ...purseWith(deal.purse, { unapplied: deal.purse.unapplied + usdc }) });

function withdrawn(step: DealStep, from: "unapplied" | "servicing" | "surplus"): DealStep {
  const usdc = step.deal.purse[from];
  if (usdc === 0n) throw new DealRefusal("ZeroAmount");
  return after(step, purseWith(step.deal.purse, { [from]: 0n }), { kind: "paid", usdc });
}

/** The debtor takes what came by plain transfer and is not owed, micro-dollars; DealRefusal where that is nothing. Mirrors Deal.takeUnapplied(). */
export function takeUnapplied(deal: Deal, moment: DealMoment): DealStep {
  if (isPerforming(deal)) return withdrawn(applied(deal, moment, arrears(loanAt(deal, moment))), "unapplied");
  const all = isInDefault(deal) || deal.stage === "closed" ? receivedApplied(deal, moment) : untouched(deal);
  return withdrawn(all, "unapplied");
}

/** The servicer takes its fees, micro-dollars; DealRefusal where there are none. Mirrors Deal.withdrawServicing(). */
export const withdrawServicing = (deal: Deal): DealStep => withdrawn(untouched(deal), "servicing");

/** What a sale brought above everything owed, micro-dollars, to the debtor; DealRefusal where that is nothing. Mirrors Deal.withdrawSurplus(). */
export const withdrawSurplus = (deal: Deal): DealStep => withdrawn(untouched(deal), "surplus");
