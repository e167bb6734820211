import { secondsPerDay } from "../../constants";
import { breachKinds, DealRefusal, type DealTerms, isPerforming } from "../deal";
import { drawDeal } from "../deal-draw";
import { untouched } from "../deal-payments";
import { approveDeal, cancelDeal, closeRaise, commitToDeal, payJunior, pledgeTitle, proposeDeal } from "../deal-raise";
import { covenantFails, loanAt } from "../deal-standing";
import { juniorBalance, juniorMinted, noPayouts } from "../junior-payouts";
import { payoff } from "../loan";
import { call, callWith } from "./deal-calls";
import { addressesOf, type DealLife, momentOf, type Temper, type TitleRecord } from "./deal-life";
import type { Registers } from "./deal-registers";
import type { Doing, Scene } from "./deal-scene";
import { anyDealTerms, type DealDates, termsHash, termsType, wordsOfTerms } from "./deal-terms";
import type { DealWorld } from "./deal-world";
import type { Dice } from "./dice";

// Deals until they have drawn.

/** What a batch is made on: the chain, its registers, and the deals so far; `touched` in the block that is being made. */
export type Stage = { readonly world: DealWorld; readonly scene: Scene; readonly registers: Registers; readonly lives: DealLife[]; readonly touched: Set<DealLife> };

export function newTitle(world: DealWorld, index: number): TitleRecord {
  const insurance = { cover: world.insuredCover, expiry: world.insuredUntil };
  return { id: BigInt(index + 1), appraisals: [undefined, undefined], appraised: 0, insurance, insured: 0n, attested: 0n, heartbeat: 0n, reports: [], state: 1n, owner: world.handOf("borrower") };
}

const tempers: readonly [Temper, ...Temper[]] = ["good", "good", "slow", "bad", "bad", "early", "any"];

/** Proposes, appraises where it was not, approves and pledges. */
export async function proposed(stage: Stage, title: TitleRecord, terms: DealTerms, time: bigint, dice: Dice, replaced?: DealLife): Promise<DealLife> {
  const { world, scene, registers, lives } = stage;
  const number = BigInt(lives.length + 1);
  const words = wordsOfTerms(terms, { borrower: world.handOf("borrower"), servicer: world.handOf("servicer"), titleId: title.id });
  const life: DealLife = {
    ...{ name: `deal ${number}`, ...addressesOf(world.at.DealFactory, number), title, temper: dice.pick(tempers) },
    badFrom: time + dice.big(30n, 300n) * secondsPerDay,
    ...{ deal: proposeDeal(terms), payouts: noPayouts, done: `0x${"0".repeat(64)}`, edges: new Set(), steps: [], realised: 0, auctions: 0, frozen: false },
    ...(replaced === undefined ? {} : { replaces: replaced }),
  };
  lives.push(life);
  stage.touched.add(life);
  scene.tell("borrower", world.at.DealFactory, callWith(`propose(${termsType})`, words));
  await appraise(stage, title, terms, time, dice);
  await registers.attest(title, time);
  if (dice.once(4)) await registers.insure(title, { cover: terms.minInsurance + dice.big(1n, 10n ** 9n), expiry: time + dice.big(100n, 500n) * secondsPerDay }, time);
  registers.allow(life);
  const { target, data } = { target: world.at.DealFactory, data: call("approve(address,bytes32)", BigInt(life.address), BigInt(termsHash(words))) };
  if (dice.once(50)) return life;
  scene.act(life, { name: "approve", hand: "underwriter", target, data, mirror: () => ({ step: untouched(approveDeal(life.deal, momentOf(life, time))) }) }, time);
  if (replaced !== undefined) {
    scene.tell("borrower", world.at.GpuTitle, call("setApprovalForAll(address,bool)", BigInt(life.address), 1n));
    return life;
  }
  pledge(stage, life, time);
  return life;
}

/** By both appraisers, mostly as much as a draw needs. */
async function appraise({ registers }: Stage, title: TitleRecord, terms: DealTerms, time: bigint, dice: Dice): Promise<void> {
  const value = (terms.principal * 10_000n * dice.pick([11n, 12n, 15n, 20n, 10n])) / (terms.drawLtvBps * 10n) + 100n;
  const [today, last] = [time / secondsPerDay, title.appraisals[1]?.day ?? 0n];
  const earlier = today - dice.big(0n, 3n);
  await registers.appraise(title, 0, { value, day: today });
  await registers.appraise(title, 1, { value: value + (value * dice.big(0n, 10n)) / 100n, day: earlier > last ? earlier : last });
}

function pledge({ scene, world, touched }: Stage, life: DealLife, time: bigint): void {
  const data = call("pledge(uint256,address)", life.title.id, BigInt(life.address));
  scene.act(life, { name: "pledge", hand: "borrower", target: world.at.GpuTitle, data, mirror: () => ({ step: untouched(pledgeTitle(life.deal)) }) }, time);
  touched.add(life);
}

/** What happens to a deal before its draw. */
export function raise(stage: Stage, life: DealLife, time: bigint, dice: Dice): void {
  const doing = raising(stage, life, time, dice);
  if (doing === undefined) return;
  stage.touched.add(life);
  stage.scene.act(life, doing, time);
}

function raising({ world }: Stage, life: DealLife, time: bigint, dice: Dice): Doing | undefined {
  const { deal, address } = life;
  const moment = momentOf(life, time);
  if (deal.stage === "cancelled") return refund(world, life, dice);
  if (deal.stage === "proposed" || (dice.once(200) && !isPerforming(deal))) {
    const [hand, target, data] = dice.pick([
      ["borrower", address, call("cancel()")],
      ["underwriter", world.at.DealFactory, call("decline(address)", BigInt(address))],
    ] as const);
    return { name: "cancel", hand, target, data, mirror: () => ({ step: cancelDeal(deal) }) };
  }
  if (deal.stage === "raising" && time >= deal.terms.raiseDeadline) return { name: "closeRaise", hand: "anyone", target: address, data: call("closeRaise()"), mirror: () => ({ step: closeRaise(deal, moment) }) };
  if (deal.stage === "raising") return commitment(world, life, time, dice);
  const isLast = time + secondsPerDay >= deal.terms.drawDeadline;
  return deal.stage === "funded" && (isLast || dice.once(2)) ? draw(life, time) : undefined;
}

function refund(world: DealWorld, life: DealLife, dice: Dice): Doing | undefined {
  const holder = dice.pick(["holderA", "holderB"] as const);
  const usdc = juniorBalance(life.payouts, holder);
  if (usdc === 0n) return undefined;
  const mirror = () => ({ step: payJunior(life.deal, usdc), result: usdc, payouts: juniorMinted(life.payouts, holder, -usdc) });
  return { name: `refund ${holder}`, hand: holder, target: life.token, data: call("refund(address)", BigInt(world.handOf(holder))), mirror };
}

function commitment(world: DealWorld, life: DealLife, time: bigint, dice: Dice): Doing {
  const { deal, payouts, address } = life;
  const holder = dice.pick(["holderA", "holderB"] as const);
  const missing = deal.terms.junior - deal.raised;
  const wanted = dice.pick([missing, missing, missing, 2n * missing, missing / 2n, missing / 2n, missing / 3n, 0n]);
  return {
    ...{ name: `commit ${wanted} by ${holder}`, hand: holder, target: address, data: call("commit(uint256,address)", wanted, BigInt(world.handOf(holder))) },
    mirror: () => {
      const step = commitToDeal(deal, momentOf(life, time), wanted);
      const taken = step.deal.raised - deal.raised;
      return { step, result: taken, payouts: juniorMinted(payouts, holder, taken) };
    },
  };
}

function draw(life: DealLife, time: bigint): Doing {
  const { deal, address, replaces } = life;
  const moment = momentOf(life, time);
  const isReplacing = replaces !== undefined && deal.title === "elsewhere";
  const data = call("draw(address,uint8)", isReplacing ? BigInt(replaces.address) : 0n, 0n);
  return {
    ...{ name: isReplacing ? "draw refinancing" : "draw", hand: "borrower", target: address, data },
    mirror: () => {
      if (!isReplacing) return { step: drawDeal(deal, moment) };
      const { replaced, ...step } = named(replaces, () => drawDeal(deal, moment, { deal: replaces.deal, moment }));
      return replaced === undefined ? { step } : { step, replaced: { life: replaces, step: replaced } };
    },
  };
}

/** The contract names the deal that is not paid off. */
function named<Result>({ address }: DealLife, drawn: () => Result): Result {
  try {
    return drawn();
  } catch (error) {
    if (error instanceof DealRefusal && error.reason === "RefinancingShort") throw new DealRefusal(error.reason, [BigInt(address), ...error.values]);
    throw error;
  }
}

/** A deal that is to refinance another one, or that was cancelled. */
export async function wait(stage: Stage, life: DealLife, time: bigint, dice: Dice): Promise<void> {
  if (life.deal.stage === "proposed" && dice.once(2)) return;
  const { replaces, deal, title } = life;
  const isLate = replaces !== undefined && replaces.deal.stage !== "active" && deal.stage === "funded";
  if (replaces !== undefined && deal.stage === "funded") await appraise(stage, title, deal.terms, time, dice);
  // What is frozen can be paid off by nobody.
  if (replaces?.frozen === true && deal.stage === "funded") return;
  if (!isLate || deal.title === "pledged") raise(stage, life, time, dice);
  // What it was to pay off is over: then it is a deal like any other, if the title came back.
  else if (title.state === 1n && title.owner === stage.world.handOf("borrower")) pledge(stage, life, time);
}

/** The borrower proposes a deal on the same title, which is to pay this one off. */
export async function refinance(stage: Stage, life: DealLife, time: bigint, dice: Dice): Promise<void> {
  const { deal, title } = life;
  const isTaken = stage.lives.some((other) => other.replaces === life);
  if (isTaken || deal.stage !== "active" || stage.lives.length >= 120 || breachKinds.some((kind) => deal.breaches.includes(kind) && covenantFails(deal, kind, momentOf(life, time)))) return;
  const off = payoff(loanAt(deal, momentOf(life, time)));
  if (off === 0n || off > 2n ** 50n) return;
  const own: DealDates = { proposed: time, drawDeadline: time + 89n * secondsPerDay, dueDay: time / secondsPerDay + 100n };
  const terms = anyDealTerms(dice, own);
  const principal = off + off / dice.pick([4n, 3n, 10n, 100n]) + 1_000n;
  const junior = dice.once(3) ? 0n : principal / 5n;
  const isBulletShare = terms.rateBps === 0n && terms.amortisation === "bullet";
  const balloon = isBulletShare || terms.balloon > principal ? principal : terms.balloon;
  const rates = { seniorRateBps: junior === 0n ? terms.rateBps : terms.rateBps / 2n, balloon, minInsurance: 0n };
  const contractedRevenue = terms.contractedRevenue < 2n ** 56n ? terms.contractedRevenue : 1n;
  await proposed(stage, title, { ...terms, ...rates, principal, junior, minJunior: junior === 0n ? 0n : 1n, contractedRevenue, raiseDeadline: time + 80n * secondsPerDay }, time, dice, life);
}
