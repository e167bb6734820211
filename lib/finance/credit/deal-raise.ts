import { type Deal, type DealMoment, DealRefusal, type DealStep, type DealTerms, wrongStage } from "./deal";
import { after, purseWith, titleReturned, untouched } from "./deal-payments";
import { least } from "./loan";

// A deal before its draw: juniors commit USDC, which waits and goes back whole if the deal is cancelled. Mirrors DealRaise.sol.

/** On terms that DealTerms.check() takes. Mirrors DealFactory.propose(). */
export const proposeDeal = (terms: DealTerms): Deal => ({
  ...{ terms, stage: "proposed", debtor: "borrower", approvedAt: 0n, handedOver: false, unproven: false, settled: 0, breaches: [], cause: [] },
  ...{ drawn: 0n, defaulted: 0n, closed: 0n, breachedAt: { ltv: 0n, insurance: 0n, telemetry: 0n }, raised: 0n, carrying: 0n, positioned: false },
  ...{ purse: { raising: 0n, juniors: 0n, servicing: 0n, surplus: 0n, unapplied: 0n }, book: undefined, sharedFrom: 0n },
  ...{ title: "elsewhere", auction: undefined, offer: undefined },
});

/** The underwriter's word. Mirrors DealFactory.approve(). */
export function approveDeal(deal: Deal, { time }: DealMoment): Deal {
  if (deal.stage !== "proposed") throw wrongStage(deal);
  return { ...deal, stage: deal.terms.junior === 0n ? "funded" : "raising", approvedAt: time };
}

/** The title of the terms is pledged to the deal. */
export const pledgeTitle = (deal: Deal): Deal => ({ ...deal, title: "pledged" });

/** Juniors' USDC, at most what is missing; the token has as many units. Mirrors Deal.commit(). */
export function commitToDeal(deal: Deal, { time }: DealMoment, usdc: bigint): DealStep {
  const { terms, raised, purse } = deal;
  if (deal.stage !== "raising") throw wrongStage(deal);
  if (time >= terms.raiseDeadline) throw new DealRefusal("RaiseOver", [terms.raiseDeadline, time]);
  if (usdc === 0n) throw new DealRefusal("ZeroAmount");
  const taken = least(usdc, terms.junior - raised);
  const isFull = raised + taken === terms.junior;
  const change = { raised: raised + taken, stage: isFull ? "funded" : deal.stage, ...purseWith(purse, { raising: purse.raising + taken }) } as const;
  return after(untouched(deal), change, { kind: "taken", usdc: taken });
}

/** Ends a raise whose time is over: with the minimum the deal is smaller, with less it is cancelled. Mirrors Deal.closeRaise(). */
export function closeRaise(deal: Deal, { time }: DealMoment): DealStep {
  if (deal.stage !== "raising") throw wrongStage(deal);
  if (time < deal.terms.raiseDeadline) throw new DealRefusal("RaiseRunning", [deal.terms.raiseDeadline, time]);
  return deal.raised < deal.terms.minJunior ? cancelDeal(deal) : after(untouched(deal), { stage: "funded" });
}

/** Before the draw, by whoever may: what juniors committed is theirs again. Mirrors DealRaise._cancel(). */
export function cancelDeal(deal: Deal): DealStep {
  if (deal.stage !== "proposed" && deal.stage !== "raising" && deal.stage !== "funded") throw wrongStage(deal);
  return titleReturned(after(untouched(deal), { stage: "cancelled", ...purseWith(deal.purse, { raising: 0n, juniors: deal.purse.raising }) }));
}

/** A holder takes payouts, or what was committed to a deal that was cancelled. Mirrors Deal.payJunior() and refundJunior(). */
export function payJunior(deal: Deal, usdc: bigint): DealStep {
  return after(untouched(deal), purseWith(deal.purse, { juniors: deal.purse.juniors - usdc }), { kind: "paid", usdc });
}
