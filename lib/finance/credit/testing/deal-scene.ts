import { type Address, concatHex, type Hex, keccak256 } from "viem";
import { isAuctionRunning, lastAsk } from "../auction";
import { breachKinds, type Deal, type DealEffect, DealRefusal, dealStages, type DealStep, heldBy, scaledTerms } from "../deal";
import { collateralOf, impairmentOf, dealLateness, dealShortfall, loanAt } from "../deal-standing";
import { juniorBalance, juniorClaimable, juniorDistributed, juniorOwed, type JuniorPayouts } from "../junior-payouts";
import { leavingTerms, type Lending, lendingAfter, lendingImpairment } from "../lending";
import { arrears, oldestUnpaid, owed, payoff } from "../loan";
import { edgesOf, stakersLose } from "./deal-branches";
import { errorOf } from "./deal-calls";
import { type DealLife, momentOf } from "./deal-life";
import { word } from "./deal-signatures";
import { type DealWorld, type HandName, handNames } from "./deal-world";

/** What a hand does: to the chain, and to the mirror. */
export type Doing = { readonly name: string; readonly hand: HandName; readonly target: Address; readonly data: Hex; readonly mirror: () => Outcome };

/** What the mirror expects: the deal after it, what the call gives back, and what else changed. */
export type Outcome = {
  readonly step: DealStep;
  readonly result?: bigint;
  readonly payouts?: JuniorPayouts;
  /** By plain transfer, from the hand. */
  readonly transferred?: bigint;
  /** Another deal that this one paid off. */
  readonly replaced?: { readonly life: DealLife; readonly step: DealStep };
};

export type Act = { readonly hand: bigint; readonly deal: Address; readonly target: Address; readonly data: Hex };
export type Read = { readonly name: string; readonly address: Address; readonly numbers: readonly bigint[] };
export type Block = { readonly time: bigint; readonly acts: readonly Act[]; readonly reads: readonly Read[]; readonly lending: readonly bigint[] };

const nobody: Address = "0x0000000000000000000000000000000000000000";
const limit = 2n ** 256n;
const most = limit - 1n;
const flag = (is: boolean): bigint => (is ? 1n : 0n);

/** The chain and the mirror side by side: what is done to one is done to the other, and what it must leave is noted. */
export function sceneOf(world: DealWorld, start: Lending, shares: bigint) {
  let lending = start;
  let acts: Act[] = [];

  const push = (hand: HandName, deal: Address, target: Address, data: Hex): void => {
    acts.push({ hand: BigInt(handNames.indexOf(hand)), deal, target, data });
  };

  function tellOthers(life: DealLife, { deal, effects }: DealStep, time: bigint): void {
    for (const effect of effects) {
      lending = lendingAfter(lending, life.name, effect, time);
      if (effect.kind === "distribute") life.payouts = juniorDistributed(life.payouts, effect.usdc);
      if (effect.kind !== "title") continue;
      life.title.state = 1n;
      life.title.owner = world.handOf(effect.to === "buyer" ? "buyer" : effect.to === "debtor" ? deal.debtor : "borrower");
    }
  }

  function follow(life: DealLife, step: DealStep, time: bigint): void {
    tellOthers(life, step, time);
    life.deal = step.deal;
    if (step.deal.title === "elsewhere") return;
    life.title.state = step.deal.title === "pledged" ? 2n : 3n;
    life.title.owner = life.address;
  }

  function act(life: DealLife, doing: Doing, time: bigint): boolean {
    const [held, cash] = [heldBy(life.deal.purse), lending.sheet.cash];
    const before = life.deal;
    push(doing.hand, life.address, doing.target, doing.data);
    const staked = lending.sheet.staked;
    const { ok, result, byHand, others, effects } = tried(life, doing, time);
    const paid = [byHand, held - heldBy(life.deal.purse), cash - lending.sheet.cash];
    // USDC goes from one to another and nowhere else.
    if (paid.reduce((sum, one) => sum + one, others) !== 0n) throw new Error(`${doing.name} makes or loses money: ${paid.join(", ")}.`);
    if (lending.sheet.staked < staked) life.edges.add(stakersLose);
    life.done = keccak256(concatHex([life.done, word(flag(ok)), keccak256(result), ...paid.map((one) => word(((one % limit) + limit) % limit))]));
    life.steps.push(`${time} ${doing.name}: ${ok ? "ok" : "refused"} ${result}; paid ${paid.join(", ")}`);
    for (const edge of edgesOf({ life, before, after: life.deal, name: doing.name, isRefused: !ok, effects, moment: momentOf(life, time) })) life.edges.add(edge);
    return ok;
  }

  function tried(life: DealLife, doing: Doing, time: bigint): { ok: boolean; result: Hex; byHand: bigint; others: bigint; effects: readonly DealEffect[] } {
    try {
      const { step, result, payouts, transferred = 0n, replaced } = doing.mirror();
      const others = replaced === undefined ? 0n : heldBy(replaced.life.deal.purse) - heldBy(replaced.step.deal.purse);
      if (payouts !== undefined) life.payouts = payouts;
      if (replaced !== undefined) {
        // The Treasury pays first, then gets the other deal's payoff; the title comes back in between.
        tellOthers(life, step, time);
        follow(replaced.life, replaced.step, time);
      }
      follow(life, replaced === undefined ? step : { deal: step.deal, effects: [] }, time);
      const byHand = step.effects.reduce((sum, effect) => (effect.kind === "taken" ? sum + effect.usdc : effect.kind === "paid" ? sum - effect.usdc : sum), transferred);
      return { ok: true, result: result === undefined ? "0x" : word(result), byHand, others, effects: step.effects };
    } catch (error) {
      if (!(error instanceof DealRefusal)) throw error;
      return { ok: false, result: errorOf(error), byHand: 0n, others: 0n, effects: [] };
    }
  }

  function block(time: bigint, lives: readonly DealLife[], all: readonly DealLife[]): Block {
    const made = { time, acts, reads: lives.map((life) => ({ name: life.name, address: life.address, numbers: numbersOf(world, lending, life, time) })), lending: lendingNumbers(time, all) };
    acts = [];
    return made;
  }

  function lendingNumbers(time: bigint, all: readonly DealLife[]): readonly bigint[] {
    const named = new Map(all.map((life) => [life.name, life]));
    const answerOf = (name: string): bigint => {
      const life = named.get(name);
      return life === undefined ? 0n : impairmentOf(life.deal, momentOf(life, time));
    };
    const senior = lendingImpairment(lending, time, answerOf);
    const { impairment, exitPrice } = leavingTerms(lending, { time, senior, shares });
    const { sheet, book, unrecovered } = lending;
    return [
      ...[sheet.cash, book.recognised, book.recognisedAt, book.settled, book.pendingOfDeals, unrecovered.stakers, unrecovered.surplus],
      ...[sheet.bills, sheet.deals, sheet.supply, sheet.staked, senior, impairment, exitPrice, sheet.cash],
    ];
  }

  return {
    act,
    block,
    /** Something that no deal is watched for; it must succeed. */
    tell: (hand: HandName, target: Address, data: Hex): void => push(hand, nobody, target, data),
    recognise: (change: (lending: Lending) => Lending): void => {
      lending = change(lending);
    },
    lending: (): Lending => lending,
  };
}
export type Scene = ReturnType<typeof sceneOf>;

/** In the order of DealLives.sol's numbers(). */
export const numberNames = [
  ...["done", "stage", "debtor", "approvedAt", "handedOver", "unproven", "settled", "breaches", "cause", "drawn", "defaulted", "closed", "breachedLtv", "breachedInsurance", "breachedTelemetry"],
  ...["raising", "juniors", "servicing", "surplus", "unapplied", "held", "raised", "carrying", "positioned", "principal"],
  ...["supply", "distributed", "remainder", "balanceA", "owedA", "claimableA", "balanceB", "owedB", "claimableB"],
  ...["placed", "placeCarrying", "placeJunior", "placeDueDay", "placeAsks", "titleState", "titleOwner", "auctionRuns", "lastAsk", "collateral", "impairment"],
  ...["arrears", "payoff", "owed", "oldestFound", "oldestDay", "shortfall", "secondsLate"],
  ...["senior", "junior", "seniorAccrued", "juniorAccrued", "servicingAccrued", "servicingDue", "margin", "accruedTo", "charged", "paid"],
  ...["seniorBase", "juniorBase", "scheduled", "principalPaid", "revenueCharged", "balloon", "dueSeniorInterest", "dueSeniorPrincipal", "dueJuniorInterest", "dueJuniorPrincipal", "dueRevenue"],
  ...["chargedPrincipal", "chargedYield"],
] as const;
export const lendingNames = [
  ...["cash", "recognised", "recognisedAt", "settled", "pendingOfDeals", "unrecoveredStakers", "unrecoveredSurplus", "bills", "carried", "supply", "staked"],
  ...["seniorImpairment", "impairment", "exitPrice", "usdc"],
] as const;

const bits = (kinds: Deal["breaches"]): bigint => kinds.reduce((sum, kind) => sum | (1n << BigInt(breachKinds.indexOf(kind))), 0n);

function numbersOf(world: DealWorld, lending: Lending, life: DealLife, time: bigint): readonly bigint[] {
  const { deal, payouts, title } = life;
  const moment = momentOf(life, time);
  const { purse, auction } = deal;
  const position = lending.positions.get(life.name);
  const early = [
    ...[BigInt(life.done), BigInt(dealStages.indexOf(deal.stage)), BigInt(world.handOf(deal.debtor)), deal.approvedAt, flag(deal.handedOver), flag(deal.unproven)],
    ...[BigInt(deal.settled), bits(deal.breaches), bits(deal.cause), deal.drawn, deal.defaulted, deal.closed, ...breachKinds.map((kind) => deal.breachedAt[kind])],
    ...[purse.raising, purse.juniors, purse.servicing, purse.surplus, purse.unapplied, heldBy(purse), deal.raised, deal.carrying, flag(deal.positioned)],
    ...[scaledTerms(deal).principal, payouts.supply, payouts.distributed, payouts.remainder],
    ...["holderA", "holderB"].flatMap((name) => [juniorBalance(payouts, name), juniorOwed(payouts, name), juniorClaimable(payouts, name)]),
    ...(position === undefined ? [0n, 0n, 0n, 0n, 0n] : [1n, position.carrying, position.junior, position.lateAfter, flag(position.asks)]),
    ...[title.state, BigInt(title.owner), flag(auction !== undefined && isAuctionRunning(auction, time)), auction === undefined ? most : lastAsk(auction, time)],
    ...[collateralOf(deal, moment), impairmentOf(deal, moment)],
  ];
  return deal.drawn === 0n ? [...early, ...Array.from({ length: numberNames.length - early.length }, () => 0n)] : [...early, ...loanNumbers(life, time)];
}

function loanNumbers(life: DealLife, time: bigint): readonly bigint[] {
  const moment = momentOf(life, time);
  const book = loanAt(life.deal, moment);
  const oldest = oldestUnpaid(book);
  const weighted = (part: keyof (typeof book)["due"][number]): bigint => book.due.reduce((sum, due, index) => sum + due[part] * BigInt(index + 1), 0n);
  return [
    ...[arrears(book), payoff(book), owed(book), flag(oldest !== undefined), oldest ?? 0n, dealShortfall(life.deal, moment), dealLateness(life.deal, moment)],
    ...[book.senior, book.junior, book.seniorAccrued, book.juniorAccrued, book.servicingAccrued, book.servicing, book.margin, book.accruedTo],
    ...[BigInt(book.charged), BigInt(book.paid), book.seniorBase, book.juniorBase, book.scheduled, book.principalPaid, book.revenueCharged, book.terms.balloon],
    ...[weighted("seniorInterest"), weighted("seniorPrincipal"), weighted("juniorInterest"), weighted("juniorPrincipal"), weighted("revenue")],
    ...[weighted("chargedPrincipal"), weighted("chargedYield")],
  ];
}
