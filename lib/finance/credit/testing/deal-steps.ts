import { isAuctionRunning } from "../auction";
import { breachKinds, type Deal, type DealMoment, type DealStep, isInDefault, isPerforming, isShareOnly } from "../deal";
import { closeBreach, declareDefault, graceEnds, openBreach, timeToCure } from "../deal-covenants";
import { applyReceived, payDeal, takeUnapplied, transferTo, untouched, withdrawServicing, withdrawSurplus } from "../deal-payments";
import { payJunior } from "../deal-raise";
import { covenantFails, loanAt } from "../deal-standing";
import { acceptHandOver, closeDeal, handOverBounds, liquidateDeal, offerHandOver, realiseImpairment, sellTitle, timeToRealise } from "../deal-workout";
import { DealRefusal } from "../deal";
import { juniorBalance, juniorClaimable, juniorClaimed, juniorTransferred } from "../junior-payouts";
import { arrears, dueDayOf, isMatured, type LoanBook, owed, payoff } from "../loan";
import { call } from "./deal-calls";
import { type DealLife, debtorOf } from "./deal-life";
import type { Doing, Outcome } from "./deal-scene";
import type { DealWorld } from "./deal-world";
import type { Dice } from "./dice";

/** What may be done to a deal that has drawn, each thing both on the chain and in the mirror. */
export function doingsOf(world: DealWorld, life: DealLife, moment: DealMoment) {
  const { deal, address, token, payouts } = life;
  const simple = (step: DealStep, result?: bigint): Outcome => (result === undefined ? { step } : { step, result });
  const moneyTaken = ({ effects }: DealStep): bigint => effects.reduce((sum, effect) => (effect.kind === "taken" ? sum + effect.usdc : sum), 0n);
  const moneyPaid = ({ effects }: DealStep): bigint => effects.reduce((sum, effect) => (effect.kind === "paid" ? sum + effect.usdc : sum), 0n);
  const paying = (step: DealStep): Outcome => simple(step, moneyTaken(step));
  const giving = (step: DealStep): Outcome => simple(step, moneyPaid(step));
  const debtor = debtorOf(life);
  return {
    pay: (usdc: bigint): Doing => ({ name: `pay ${usdc}`, hand: "anyone", target: address, data: call("pay(uint256,uint8)", usdc, 0n), mirror: () => paying(payDeal(deal, moment, { usdc })) }),
    prepay: (usdc: bigint): Doing => ({
      ...{ name: `prepay ${usdc}`, hand: "anyone", target: address, data: call("prepay(uint256,uint8)", usdc, 0n) },
      mirror: () => paying(payDeal(deal, moment, { usdc, isEarly: true })),
    }),
    transfer: (usdc: bigint): Doing => ({
      ...{ name: `transfer ${usdc}`, hand: "anyone", target: world.usdc, data: call("transfer(address,uint256)", BigInt(address), usdc) },
      mirror: () => ({ step: untouched(transferTo(deal, usdc)), result: 1n, transferred: usdc }),
    }),
    applyReceived: (): Doing => ({
      ...{ name: "applyReceived", hand: "anyone", target: address, data: call("applyReceived(uint8)", 0n) },
      mirror: () => {
        const step = applyReceived(deal, moment);
        return simple(step, deal.purse.unapplied - step.deal.purse.unapplied);
      },
    }),
    takeUnapplied: (): Doing => ({
      ...{ name: "takeUnapplied", hand: debtor, target: address, data: call("takeUnapplied(address)", BigInt(world.handOf(debtor))) },
      mirror: () => giving(takeUnapplied(deal, moment)),
    }),
    withdrawServicing: (): Doing => ({
      ...{ name: "withdrawServicing", hand: "servicer", target: address, data: call("withdrawServicing(address)", BigInt(world.handOf("servicer"))) },
      mirror: () => giving(withdrawServicing(deal)),
    }),
    withdrawSurplus: (): Doing => ({
      ...{ name: "withdrawSurplus", hand: debtor, target: address, data: call("withdrawSurplus(address)", BigInt(world.handOf(debtor))) },
      mirror: () => giving(withdrawSurplus(deal)),
    }),
    claim: (holder: "holderA" | "holderB"): Doing => ({
      ...{ name: `claim ${holder}`, hand: holder, target: token, data: call("claim(address)", BigInt(world.handOf(holder))) },
      mirror: () => {
        const usdc = juniorClaimable(payouts, holder);
        if (usdc === 0n) throw new DealRefusal("NothingToClaim", [BigInt(world.handOf(holder))]);
        return { ...simple(payJunior(deal, usdc), usdc), payouts: juniorClaimed(payouts, holder) };
      },
    }),
    moveTokens: (from: "holderA" | "holderB", amount: bigint): Doing => {
      const to = from === "holderA" ? "holderB" : "holderA";
      return {
        ...{ name: `move ${amount} of ${from}`, hand: from, target: token, data: call("transfer(address,uint256)", BigInt(world.handOf(to)), amount) },
        mirror: () => ({ step: untouched(deal), result: 1n, payouts: juniorTransferred(payouts, from, to, amount) }),
      };
    },
    openBreach: (kind: number): Doing => ({
      ...{ name: `openBreach ${kind}`, hand: "anyone", target: address, data: call("openBreach(uint8)", BigInt(kind)) },
      mirror: () => simple(openBreach(deal, moment, breachKinds[kind] ?? "ltv")),
    }),
    closeBreach: (kind: number): Doing => ({
      ...{ name: `closeBreach ${kind}`, hand: "anyone", target: address, data: call("closeBreach(uint8)", BigInt(kind)) },
      mirror: () => simple(closeBreach(deal, moment, breachKinds[kind] ?? "ltv")),
    }),
    declareDefault: (): Doing => ({ name: "declareDefault", hand: "anyone", target: address, data: call("declareDefault()"), mirror: () => simple(namingFrozen(life, () => declareDefault(deal, moment))) }),
    liquidate: (byUnderwriter: boolean): Doing => ({
      ...{ name: `liquidate${byUnderwriter ? " by the underwriter" : ""}`, hand: byUnderwriter ? "underwriter" : "anyone", target: address, data: call("liquidate()") },
      mirror: () => simple(liquidateDeal(deal, moment, byUnderwriter)),
    }),
    buy: (): Doing => ({
      ...{ name: "buy", hand: "buyer", target: world.at.CollateralAuction, data: call("buy(address,uint64)", BigInt(address), 2n ** 64n - 1n) },
      mirror: () => paying(sellTitle(deal, moment)),
    }),
    offerHandOver: (principal: bigint, until: bigint): Doing => ({
      ...{ name: `offerHandOver ${principal}`, hand: "underwriter", target: address },
      data: call("offerHandOver(address,uint64,uint40)", BigInt(world.handOf("operator")), principal, until),
      mirror: () => simple(untouched(offerHandOver(deal, moment, { principal, until }))),
    }),
    acceptHandOver: (): Doing => ({
      ...{ name: "acceptHandOver", hand: "operator", target: address, data: call("acceptHandOver()") },
      mirror: () => {
        if (deal.offer === undefined) throw new DealRefusal("NotOperator", [BigInt(world.handOf("operator")), 0n]);
        return simple(acceptHandOver(deal, moment));
      },
    }),
    realiseImpairment: (): Doing => ({
      ...{ name: "realiseImpairment", hand: "anyone", target: address, data: call("realiseImpairment()") },
      mirror: () => {
        const step = realiseImpairment(deal, moment);
        return simple(step, deal.carrying - step.deal.carrying);
      },
    }),
    close: (): Doing => ({ name: "close", hand: "anyone", target: address, data: call("close()"), mirror: () => simple(closeDeal(deal, moment)) }),
  };
}
export type Doings = ReturnType<typeof doingsOf>;

/** The contract names who is frozen: here always the deal. */
function namingFrozen<Result>({ address }: DealLife, done: () => Result): Result {
  try {
    return done();
  } catch (error) {
    if (error instanceof DealRefusal && error.reason === "UsdcFrozen") throw new DealRefusal(error.reason, [BigInt(address)]);
    throw error;
  }
}

const part = (amount: bigint, dice: Dice): bigint => (amount * dice.big(0n, 1_000n)) / 1_000n;
const beside = (amount: bigint, dice: Dice): bigint => {
  const moved = amount + dice.pick([-1n, 0n, 0n, 0n, 1n]);
  return moved > 0n ? moved : 0n;
};

/** What happens next to a deal that has drawn; undefined where nothing does. */
export function anyDoing(life: DealLife, doings: Doings, moment: DealMoment, dice: Dice): Doing | undefined {
  const { deal } = life;
  const aside = anythingAside(life, doings, dice);
  if (aside !== undefined) return aside;
  const book = loanAt(deal, moment);
  if (isPerforming(deal)) return whilePerforming(life, book, doings, moment, dice);
  if (isInDefault(deal)) return inDefault(life, book, doings, moment, dice);
  return afterTheEnd(deal, book, doings, dice);
}

/** What can be done where no USDC can move. */
export function anyDoingWhileFrozen({ deal }: DealLife, doings: Doings, moment: DealMoment, dice: Dice): Doing | undefined {
  const kind = breachKinds.find((one) => deal.breaches.includes(one) !== covenantFails(deal, one, moment));
  if (kind !== undefined && dice.once(2)) return deal.breaches.includes(kind) ? doings.closeBreach(breachKinds.indexOf(kind)) : doings.openBreach(breachKinds.indexOf(kind));
  return isPerforming(deal) ? doings.declareDefault() : doings.liquidate(dice.once(2));
}

/** Things that do not depend on how the deal stands, and some that are refused. */
function anythingAside({ deal, payouts }: DealLife, doings: Doings, dice: Dice): Doing | undefined {
  const holder = dice.pick(["holderA", "holderB"] as const);
  if (payouts.supply > 0n && dice.once(9)) return doings.claim(holder);
  if (juniorBalance(payouts, holder) > 0n && dice.once(14)) return doings.moveTokens(holder, dice.big(0n, juniorBalance(payouts, holder)));
  if (deal.purse.servicing > 0n && dice.once(8)) return doings.withdrawServicing();
  if (deal.purse.surplus > 0n && dice.once(3)) return doings.withdrawSurplus();
  if (deal.purse.unapplied > 0n && dice.once(4)) return doings.takeUnapplied();
  if (!dice.once(40)) return undefined;
  return dice.pick([doings.declareDefault, doings.realiseImpairment, doings.close, doings.acceptHandOver, () => doings.liquidate(false), () => doings.openBreach(0), () => doings.closeBreach(2), doings.applyReceived])();
}

function whilePerforming(life: DealLife, book: LoanBook, doings: Doings, moment: DealMoment, dice: Dice): Doing | undefined {
  const { deal, temper } = life;
  const due = arrears(book);
  const ripe = deal.breaches.length > 0 && breachKinds.some((kind) => deal.breaches.includes(kind) && moment.time >= deal.breachedAt[kind] + timeToCure && covenantFails(deal, kind, moment));
  if (ripe && dice.once(2)) return doings.declareDefault();
  const open = deal.breaches.find((kind) => !covenantFails(deal, kind, moment));
  if (open !== undefined && dice.once(2)) return doings.closeBreach(breachKinds.indexOf(open));
  const failing = breachKinds.find((kind) => !deal.breaches.includes(kind) && covenantFails(deal, kind, moment) && dice.once(kind === "telemetry" ? 40 : 4));
  if (failing !== undefined) return doings.openBreach(breachKinds.indexOf(failing));
  if (isShareOnly(deal) && due === 0n && moment.time / 86_400n > dueDayOf(book.terms, book.terms.months - 1) && dice.once(2)) return doings.close();
  if (moment.time >= graceEnds(deal, moment) && dice.once(temper === "bad" ? 2 : 5)) return doings.declareDefault();
  if (temper === "bad" && moment.time >= life.badFrom) return dice.once(6) ? doings.transfer(part(due, dice) + 1n) : undefined;
  if (temper === "slow" && due > 0n && dice.once(2)) return undefined;
  return dice.once(temper === "early" ? 3 : 12) ? early(book, doings, dice) : ordinary(book, due, doings, dice);
}

function early(book: LoanBook, doings: Doings, dice: Dice): Doing {
  const off = payoff(book);
  return doings.prepay(dice.pick([beside(off, dice), part(off, dice), arrears(book) + part(off / 5n, dice), part(off, dice) + 1n]));
}

function ordinary(book: LoanBook, due: bigint, doings: Doings, dice: Dice): Doing {
  if (due === 0n && dice.once(3)) return doings.applyReceived();
  const next = book.senior + book.junior;
  const amount = dice.pick([due, due, due, beside(due, dice), part(due, dice), due + part(next, dice), due + part(next / 3n, dice), 2n * due, 2n ** 70n, dice.big(0n, 2n)]);
  if (dice.once(7)) return doings.transfer(amount > 2n ** 60n ? due : amount);
  return doings.pay(amount);
}

function inDefault(life: DealLife, book: LoanBook, doings: Doings, moment: DealMoment, dice: Dice): Doing | undefined {
  const { deal } = life;
  const [due, all] = [arrears(book), owed(book)];
  const isRunning = deal.auction !== undefined && isAuctionRunning(deal.auction, moment.time);
  if (moment.time >= deal.defaulted + timeToRealise && dice.once(2)) return doings.realiseImpairment();
  const open = deal.breaches.find((kind) => !covenantFails(deal, kind, moment));
  if (open !== undefined && dice.once(2)) return doings.closeBreach(breachKinds.indexOf(open));
  if (isRunning && dice.once(6)) return doings.transfer(part(due, dice) + 1n);
  if (isRunning && dice.once(2)) return doings.buy();
  const isOffered = deal.offer !== undefined && !isRunning && moment.time <= deal.offer.until;
  if (isOffered && !dice.once(4)) return doings.acceptHandOver();
  const way = dice.pick(["cure", "pay", "pay", "sell", "sell", "hand over", "hand over", "hand over", "hand over", "transfer", "nothing", "nothing"]);
  if (way === "cure") return doings.pay(due + part(due / 3n, dice));
  if (way === "pay") return dice.pick([doings.pay, doings.prepay])(dice.pick([part(due, dice), part(due, dice), part(all, dice), beside(due, dice), beside(all, dice)]));
  if (way === "transfer") return deal.purse.unapplied > 0n ? doings.applyReceived() : doings.transfer(part(due, dice) + 1n);
  if (way === "sell") return doings.liquidate(dice.once(2));
  if (way !== "hand over" || isRunning) return undefined;
  return deal.offer !== undefined && dice.once(4) ? doings.acceptHandOver() : offered(deal, book, doings, moment, dice);
}

function offered(deal: Deal, book: LoanBook, doings: Doings, moment: DealMoment, dice: Dice): Doing | undefined {
  if (isMatured(book) && !dice.once(10)) return undefined;
  const { least, most } = handOverBounds(deal, moment);
  const taken = dice.pick([least, least, least, most, dice.big(least, most), dice.big(0n, most)]);
  return taken === 0n ? undefined : doings.offerHandOver(taken, moment.time + dice.pick([0n, 86_400n, 40n * 86_400n]));
}

/** Recoveries, and money that nobody owes any more. */
function afterTheEnd(deal: Deal, book: LoanBook, doings: Doings, dice: Dice): Doing | undefined {
  if (deal.stage !== "closed" || dice.once(3)) return dice.once(3) ? doings.transfer(dice.big(1n, 1_000_000n)) : undefined;
  return dice.once(4) ? doings.applyReceived() : doings.pay(beside(part(owed(book), dice), dice));
}
