import { divide } from "../../money/divide";
import { secondsPerDay } from "../constants";
import { type Auction, auctionAsk, isAuctionRunning, lastAsk, neverAsked } from "./auction";
import { repositioned, todayOf } from "./deal-covenants";
import { type Deal, type DealMoment, DealRefusal, type DealStep, isInDefault, isPerforming, isShareOnly, wrongStage } from "./deal";
import { after, passedOn, positionEnded, purseWith, receivedApplied, titleReturned, untouched } from "./deal-payments";
import { loanAt, loanOf, realisableOf } from "./deal-standing";
import { above, arrears, dueDayOf, isMatured, least } from "./loan";
import { rescheduleLoan } from "./loan-charges";
import { closeLoan, settleLoan } from "./loan-waterfall";

// After a default: the title is sold, or an operator takes the machines and a part of the debt; and how losses are realised.
// Mirrors DealWorkout.sol.

/** DealWorkout.TIME_TO_ACT and TIME_TO_REALISE, seconds after the default. */
export const [timeToAct, timeToRealise] = [30n * secondsPerDay, 360n * secondsPerDay];
/** DealWorkout.LEAST_TAKEN_PERCENT: of the aged value, the least that an operator takes over, unless less is owed. */
const leastTakenPercent = 60n;

/** In default, and nobody can buy the title just now. */
function requireWorkout(deal: Deal, { time }: DealMoment): void {
  if (!isInDefault(deal)) throw wrongStage(deal);
  const isRunning = deal.stage === "liquidating" && deal.auction !== undefined && isAuctionRunning(deal.auction, time);
  if (isRunning) throw new DealRefusal("AuctionRunning");
}

/** What came by plain transfer may have cured it. */
function stillDefaulted(deal: Deal, moment: DealMoment): DealStep {
  const applied = receivedApplied(deal, moment);
  if (!isInDefault(applied.deal)) throw wrongStage(applied.deal);
  return applied;
}

/** Starts the auction of the title, or again where one ended unsold. Mirrors Deal.liquidate(). */
export function liquidateDeal(deal: Deal, moment: DealMoment, byUnderwriter: boolean): DealStep {
  requireWorkout(deal, moment);
  const from = deal.defaulted + timeToAct;
  if (deal.stage === "defaulted" && !byUnderwriter && moment.time < from) throw new DealRefusal("LiquidationTooEarly", [from, moment.time]);
  const applied = stillDefaulted(deal, moment);
  return after(applied, { stage: "liquidating", title: "seized", auction: nextAuction(applied.deal, moment) });
}

/**
 * The first begins from the highest that any appraiser says, so that none alone lowers it; the next goes on from the last ask,
 * as long as the machines are not worth more, and no appraiser says so much any more.
 */
function nextAuction({ auction }: Deal, { value, highest, time }: DealMoment): Auction {
  if (auction === undefined) return { value: highest, startedAt: time, unsoldAt: neverAsked };
  const last = lastAsk(auction, time);
  return { value: least(highest, value > last ? value : last), startedAt: time, unsoldAt: last };
}

/** Somebody pays the ask: it pays everybody, the rest is the debtor's, and what is missing is lost. Mirrors Deal.onSold(). */
export function sellTitle(deal: Deal, moment: DealMoment): DealStep {
  const { auction, purse } = deal;
  if (auction === undefined || !isAuctionRunning(auction, moment.time)) throw new DealRefusal("AuctionNotRunning");
  const price = auctionAsk(auction, moment.time);
  const payment = settleLoan(loanAt(deal, moment), purse.unapplied + price);
  const { rest } = payment.receipt;
  const change = { stage: "closed", closed: moment.time, breaches: [], cause: [], unproven: false, title: "elsewhere", auction: undefined } as const;
  const sold = after(
    untouched(deal),
    { ...change, ...purseWith(purse, { unapplied: purse.unapplied + price - rest, surplus: purse.surplus + rest }) },
    ...([{ kind: "taken", usdc: price }, { kind: "title", to: "buyer" }] as const),
  );
  return positionEnded(passedOn(sold, payment, moment));
}

/** Offers machines and schedule to an operator who would owe `principal`. Mirrors Deal.offerHandOver(). */
export function offerHandOver(deal: Deal, moment: DealMoment, offer: { principal: bigint; until: bigint }): Deal {
  requireWorkout(deal, moment);
  return { ...deal, offer };
}

/** Unless less principal is outstanding: micro-dollars, rounded up. */
const leastTaken = ({ highest }: DealMoment): bigint => divide(highest * leastTakenPercent, 100n, "ceil");

/**
 * The least and the most principal that an operator may take over, micro-dollars: 60 % of the highest value, rounded up, or what is
 * outstanding where that is less; and what is outstanding. DealRefusal before the draw. Mirrors DealWorkout._shrink().
 */
export function handOverBounds(deal: Deal, moment: DealMoment): { readonly least: bigint; readonly most: bigint } {
  const { senior, junior } = loanOf(deal);
  const most = senior + junior;
  return { least: least(most, leastTaken(moment)), most };
}

/** The operator takes the offer: the rest of the debt is struck out, juniors first. Mirrors Deal.acceptHandOver(). */
export function acceptHandOver(before: Deal, moment: DealMoment): DealStep {
  const { offer } = before;
  if (offer === undefined) throw new DealRefusal("NotOperator");
  if (moment.time > offer.until) throw new DealRefusal("OfferExpired", [offer.until, moment.time]);
  requireWorkout(before, moment);
  const applied = stillDefaulted(before, moment);
  const { deal } = applied;
  const bounds = handOverBounds(deal, moment);
  const { principal } = offer;
  // Where less is owed than an operator takes over at least, the rest of the machines is the debtor's: it has time to cure.
  const from = deal.defaulted + timeToAct;
  if (bounds.most < leastTaken(moment) && moment.time < from) throw new DealRefusal("HandOverTooEarly", [from, moment.time]);
  if (principal === 0n || principal < bounds.least || principal > bounds.most) throw new DealRefusal("HandOverOutOfBounds", [principal, bounds.least, bounds.most]);
  const book = loanAt(deal, moment);
  if (isMatured(book)) throw new DealRefusal("NoDueDayLeft", [BigInt(book.charged)]);
  const junior = above(book.junior, bounds.most - principal);
  const senior = principal - junior;
  const next = rescheduleLoan(book, { senior, junior, today: todayOf(moment), reported: book.reported });
  const loss = above(deal.carrying, senior);
  const change: Partial<Deal> = {
    ...({ stage: "handed-over", debtor: "operator", handedOver: true, unproven: true, breaches: [], cause: [], defaulted: 0n, title: "seized" } as const),
    ...{ auction: undefined, offer: undefined, book: next, sharedFrom: todayOf(moment), settled: next.paid, carrying: deal.carrying - loss },
  };
  return repositioned(after(applied, change, ...(loss > 0n ? [{ kind: "writeOff", loss } as const] : [])));
}

/**
 * What is impaired 360 days after the default even by the highest value, and what has become so since, is realised: micro-dollars, from
 * a loss rounded up, at most what is carried. It stays owed. DealRefusal outside a default, before that day, and where nothing is.
 * Mirrors Deal.realiseImpairment().
 */
export function realiseImpairment(deal: Deal, moment: DealMoment): DealStep {
  if (!isInDefault(deal)) throw wrongStage(deal);
  const from = deal.defaulted + timeToRealise;
  if (moment.time < from) throw new DealRefusal("RealisationTooEarly", [from, moment.time]);
  const loss = realisableOf(deal, moment);
  if (loss === 0n) throw new DealRefusal("NothingImpaired");
  return after(untouched(deal), { carrying: deal.carrying - loss }, { kind: "writeOff", loss });
}

/** Ends a revenue share when grace is over on its last due day: what revenue did not bring is lost, juniors first. Mirrors Deal.close(). */
export function closeDeal(before: Deal, moment: DealMoment): DealStep {
  if (!isShareOnly(before)) throw new DealRefusal("NotRevenueShare");
  if (!isPerforming(before)) throw wrongStage(before);
  const { terms } = loanOf(before);
  const last = dueDayOf(terms, terms.months - 1);
  if (todayOf(moment) <= last) throw new DealRefusal("NotOver", [last, todayOf(moment)]);
  const applied = receivedApplied(before, moment);
  const { deal } = applied;
  if (deal.stage === "repaid") return applied;
  // Until then what is behind the schedule is in no price.
  const graceOver = last + deal.terms.graceDays;
  if (todayOf(moment) <= graceOver) throw new DealRefusal("NotOver", [graceOver, todayOf(moment)]);
  const open = arrears(loanOf(deal));
  if (open !== 0n) throw new DealRefusal("ArrearsOpen", [open]);
  const { book } = closeLoan(loanAt(deal, moment));
  return titleReturned(positionEnded(after(applied, { stage: "closed", closed: moment.time, breaches: [], cause: [], unproven: false, book })));
}
