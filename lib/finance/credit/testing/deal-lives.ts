import { secondsPerDay } from "../../constants";
import { addMonths, startOfDay } from "../calendar";
import { isInDefault, isPerforming } from "../deal";
import { type Lending, lendingRecognised } from "../lending";
import { newTitle, proposed, raise, refinance, type Stage, wait } from "./deal-beginnings";
import { call } from "./deal-calls";
import { type DealLife, momentOf } from "./deal-life";
import { registersOf } from "./deal-registers";
import { type Block, sceneOf } from "./deal-scene";
import { anyDoing, anyDoingWhileFrozen, doingsOf } from "./deal-steps";
import { anyDates, anyDealTerms, type DealDates } from "./deal-terms";
import type { DealWorld } from "./deal-world";
import { type Dice, diceOf } from "./dice";

/** Many deals' lives at the same time on one chain, as the mirror sees them. */
export type Batch = { readonly seed: number; readonly blocks: readonly Block[]; readonly lives: readonly DealLife[] };

export type Start = { readonly lending: Lending; readonly shares: bigint };

/** `count` deals of any terms and, with some of them, deals that refinance them. */
export async function livesOf(seed: number, count: number, world: DealWorld, start: Start): Promise<Batch> {
  const dice = diceOf(seed);
  const scene = sceneOf(world, start.lending, start.shares);
  const stage: Stage = { world, scene, registers: registersOf(world, scene), lives: [], touched: new Set() };
  const dates = anyDates(dice, world.began);
  const blocks: Block[] = [];
  const end = (time: bigint): void => {
    const others = stage.lives.filter((life) => !stage.touched.has(life) && dice.once(10));
    blocks.push(scene.block(time, [...stage.touched, ...others], stage.lives));
    stage.touched.clear();
  };

  scene.tell("buyer", world.usdc, call("approve(address,uint256)", BigInt(world.at.CollateralAuction), 2n ** 256n - 1n));
  for (let index = 0; index < count; index += 1) await proposed(stage, newTitle(world, index), anyDealTerms(dice, dates), dates.proposed, dice);
  end(dates.proposed);
  for (const time of raiseTimes(dates, dice)) {
    for (const life of stage.lives) raise(stage, life, time, dice);
    end(time);
  }
  for (const time of lifeTimes(dates, dice)) {
    if (dice.once(3)) recognise(stage, time);
    // Those that come in the meantime begin with the next block.
    for (const life of [...stage.lives]) await live(stage, life, time, dice);
    end(time);
  }
  return { seed, blocks, lives: stage.lives };
}

/** Days of the raise: commitments, the end of the raise, draws; each later by a day or more. */
function raiseTimes({ proposed, drawDeadline }: DealDates, dice: Dice): readonly bigint[] {
  const day = secondsPerDay;
  return [proposed + 1n, proposed + day, proposed + 4n * day + dice.big(0n, 3_600n), proposed + 6n * day + dice.big(0n, 5n * day), proposed + 13n * day + dice.big(0n, 5n * day), drawDeadline];
}

/** Around the common due days, closely at first; then ever longer, until every loan has matured. */
function lifeTimes({ dueDay, drawDeadline }: DealDates, dice: Dice): readonly bigint[] {
  const times = new Set<bigint>();
  for (let month = 0; month < 5; month += 1) {
    const due = startOfDay(addMonths(dueDay, month));
    const day = secondsPerDay;
    const around = [due - 1n, due, due + dice.big(1n, day - 1n), due + day - 1n, due + day, due + day + dice.big(0n, 2n * day), due + (dice.pick([6n, 11n, 31n]) * day), due + dice.big(3n, 24n) * day];
    for (const time of around) if (dice.once(2)) times.add(time);
  }
  for (let month = 5 + dice.whole(0, 2); month < 44; month += dice.pick([1, 2, 3, 5, 9, 13])) {
    const due = startOfDay(addMonths(dueDay, month));
    times.add(due + dice.big(0n, 4n * secondsPerDay));
    if (dice.once(2)) times.add(due + dice.big(4n, 24n) * secondsPerDay);
  }
  return [...times].filter((time) => time > drawDeadline).toSorted((a, b) => (a < b ? -1 : Number(a > b)));
}

function recognise({ world, scene }: Stage, time: bigint): void {
  scene.tell("anyone", world.at.Treasury, call("recognise()"));
  scene.recognise((lending) => lendingRecognised(lending, time));
}

/** What happens to a deal at a moment, and around it. */
async function live(stage: Stage, life: DealLife, time: bigint, dice: Dice): Promise<void> {
  if (life.deal.drawn === 0n) {
    if (life.replaces === undefined ? life.deal.stage === "cancelled" : true) await wait(stage, life, time, dice);
    return;
  }
  await news(stage, life, time, dice);
  freeze(stage, life, dice);
  if (!life.frozen && dice.once(12)) await refinance(stage, life, time, dice);
  for (let most = dice.pick([0, 1, 1, 1, 2, 3]); most > 0; most -= 1) {
    const moment = momentOf(life, time);
    const doing = (life.frozen ? anyDoingWhileFrozen : anyDoing)(life, doingsOf(stage.world, life, moment), moment, dice);
    if (doing === undefined) return;
    if (stage.scene.act(life, doing, time)) {
      if (doing.name === "realiseImpairment") life.realised += 1;
    }
    stage.touched.add(life);
  }
}

/** Circle freezes a deal, most likely one that owes something, and lets it go again. */
function freeze({ world, scene }: Stage, life: DealLife, dice: Dice): void {
  const { deal, frozen, address } = life;
  // What came by plain transfer would have to move.
  const isLikely = isPerforming(deal) && deal.purse.unapplied === 0n && dice.once(deal.breaches.length > 0 ? 6 : 25);
  if (frozen ? !dice.once(3) : !isLikely) return;
  scene.tell("anyone", world.usdc, call(frozen ? "unBlacklist(address)" : "blacklist(address)", BigInt(address)));
  life.frozen = !frozen;
}

/** Reports and appraisals, and insurance that is renewed. */
async function news({ registers, touched }: Stage, life: DealLife, time: bigint, dice: Dice): Promise<void> {
  const { deal, title } = life;
  const { revenueShareBps, contractedRevenue } = deal.terms;
  const isOver = deal.stage === "repaid" || deal.stage === "closed";
  if (isOver) return;
  if (revenueShareBps > 0n ? dice.once(2) : deal.breaches.includes("telemetry") && dice.once(3)) {
    await registers.report(title, dice.pick([0n, contractedRevenue, dice.big(0n, contractedRevenue), dice.big(0n, 3n * contractedRevenue)]), time);
    touched.add(life);
  }
  if (deal.breaches.includes("insurance") && dice.once(3)) await registers.insure(title, { cover: deal.terms.minInsurance + 1n, expiry: time + 400n * secondsPerDay }, time);
  const isFalling = isInDefault(deal);
  if (!dice.once(deal.breaches.includes("ltv") || isFalling ? 4 : 30)) return;
  const principal = (deal.book?.senior ?? 0n) + (deal.book?.junior ?? 0n);
  const tenths = dice.pick(isFalling ? [1n, 3n, 5n, 9n, 20n] : [5n, 9n, 11n, 20n]);
  const value = (principal * 1_000n * tenths) / deal.terms.breachLtvBps + 1n;
  for (const appraiser of dice.pick([[0], [1], [0, 1]])) await registers.appraise(title, appraiser, { value, day: time / secondsPerDay });
  touched.add(life);
}
