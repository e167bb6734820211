import { zeroAddress } from "viem";
import { dealAbi } from "../../../abis/deal";
import { dealFactoryAbi } from "../../../abis/deal-factory";
import { gpuTitleAbi } from "../../../abis/gpu-title";
import { addMonths, fromDate, toDate } from "../../../lib/finance/credit/calendar";
import { devAccounts } from "../../chain/accounts";
import { amortisations, type Terms } from "../../deals/deals";
import { documentHash } from "../../deals/parties";
import { actor } from "../cast";
import { dataRoomOf, dealsOn, standings, titlesOn } from "../known";
import { type DealPlan, type Plan, secondsPerDay } from "../plan/plan";
import { contractedRevenue } from "../revenue";
import { allow, bring, type Scene, tell, usdc, would } from "../scene";

/** After the planned day of the draw, how long there is time. */
const daysToDraw = 6;
const lateMarginBps = 500;
const servicingFeeBps = 50;
const lastOfEveryMonth = 28n;

/** The first day of the month like `dueLike` that leaves two weeks and more after the last moment of drawing. */
export function firstDueDay({ start }: Plan, { dueLike, drawn }: DealPlan): number {
  const civil = (storyDay: number): bigint => BigInt(start / secondsPerDay + storyDay);
  const like = toDate(civil(dueLike)).day;
  const dayOfMonth = like < lastOfEveryMonth ? like : lastOfEveryMonth;
  const earliest = civil(drawn + daysToDraw + 8);
  const { year, month } = toDate(earliest);
  const inThatMonth = fromDate({ year, month, day: dayOfMonth });
  return Number(inThatMonth >= earliest ? inThatMonth : addMonths(inThatMonth, 1));
}

function termsOf(scene: Scene, plan: DealPlan, titleId: bigint): Terms {
  const at = (storyDay: number): number => scene.plan.start + storyDay * secondsPerDay;
  const { rateBps, seniorRateBps, revenueShareBps, originationFeeBps, drawLtvBps, months, graceDays, counterpartyClass } = plan;
  const due = firstDueDay(scene.plan, plan);
  return {
    ...{ borrower: actor(plan.borrower).address, servicer: devAccounts.servicer.address, titleId },
    ...{ principal: usdc(plan.principal), junior: usdc(plan.junior), minJunior: usdc(plan.minJunior), balloon: 0n, minInsurance: usdc(plan.principal) },
    ...{ rateBps, seniorRateBps, revenueShareBps, lateMarginBps, originationFeeBps, servicingFeeBps },
    ...{ drawLtvBps, breachLtvBps: Math.min(10_000, drawLtvBps + 1_500), months, graceDays, amortisation: amortisations[plan.amortisation], juniorProRata: false },
    ...{ firstDueDay: due, raiseDeadline: at(plan.drawn - 1), drawDeadline: at(plan.drawn + daysToDraw) },
    ...{ contractedRevenue: contractedRevenue(plan), contractExpiry: (due + (months + 2) * 31) * secondsPerDay, counterpartyClass },
    ...{ contractHash: documentHash(`service contract of ${plan.key}`), documents: dataRoomOf(plan.key) },
  };
}

/** A borrower whose title was issued proposes its deal; who never did before has itself verified the day before. */
export async function propose(scene: Scene): Promise<void> {
  const due = scene.plan.deals.filter(({ proposed }) => proposed === scene.day);
  const titles = await titlesOn(scene);
  for (const plan of due) {
    const title = titles.find(({ plan: { key } }) => key === (plan.replaces ?? plan.key));
    if (title === undefined) throw new Error(`There is no title for ${plan.key}.`);
    const args = [termsOf(scene, plan, title.titleId)] as const;
    await tell(scene, actor(plan.borrower), { to: scene.stage.addresses.DealFactory, abi: dealFactoryAbi, functionName: "propose", args });
  }
}

/** The underwriter approves the day after. */
export async function approve(scene: Scene): Promise<void> {
  for (const { plan, deal, stage } of await standings(scene)) {
    if (stage !== "Proposed" || scene.day <= plan.proposed) continue;
    const hash = await scene.stage.clients.publicClient.readContract({ address: deal, abi: dealAbi, functionName: "termsHash" });
    await tell(scene, devAccounts.operator, { to: scene.stage.addresses.DealFactory, abi: dealFactoryAbi, functionName: "approve", args: [deal, hash] });
  }
}

/** The minutes of a day at which juniors commit. */
export const minutesOfRaises = ({ plan, day }: Scene): number[] => [
  ...new Set(plan.deals.flatMap(({ raise }) => raise.filter((one) => one.day === day).map(({ minute }) => minute))),
];

/** Juniors commit what the plan says for this minute. */
export async function commit(scene: Scene, minute: number): Promise<void> {
  for (const { plan, deal, stage } of await standings(scene)) {
    if (stage !== "Raising") continue;
    for (const { who, usdc: whole } of plan.raise.filter((one) => one.day === scene.day && one.minute === minute)) {
      const junior = actor(who);
      await bring(scene, junior.address, usdc(whole));
      await allow(scene, junior, scene.stage.addresses.USDC, deal, usdc(whole));
      await tell(scene, junior, { to: deal, abi: dealAbi, functionName: "commit", args: [usdc(whole), junior.address] });
    }
  }
}

/** Anyone ends a raise whose time is over. What was committed to one that failed goes back. */
export async function closeRaises(scene: Scene): Promise<void> {
  for (const { plan, deal, stage } of await standings(scene)) {
    if (stage !== "Raising" || scene.day < plan.drawn - 1) continue;
    const call = { to: deal, abi: dealAbi, functionName: "closeRaise", args: [] } as const;
    if (await would(scene, actor("watchman"), call)) await tell(scene, actor("watchman"), call);
  }
}

/** A borrower whose deal is funded pledges its title, or where it refinances allows the new deal to take it from the old. */
export async function pledge(scene: Scene): Promise<void> {
  const { addresses, clients } = scene.stage;
  const register = { to: addresses.GpuTitle, abi: gpuTitleAbi } as const;
  for (const { plan, deal, stage, titleId } of await standings(scene)) {
    if (stage !== "Funded") continue;
    const borrower = actor(plan.borrower);
    const read = { address: addresses.GpuTitle, abi: gpuTitleAbi } as const;
    if (plan.replaces === undefined) {
      const [state] = await clients.publicClient.readContract({ ...read, functionName: "stateOf", args: [titleId] });
      if (state === titleFree) await tell(scene, borrower, { ...register, functionName: "pledge", args: [titleId, deal] });
    } else if (!(await clients.publicClient.readContract({ ...read, functionName: "isApprovedForAll", args: [borrower.address, deal] }))) {
      await tell(scene, borrower, { ...register, functionName: "setApprovalForAll", args: [deal, true] });
    }
  }
}

/** TitleFacts.State */
const titleFree = 1;

/** On the planned day or, when nothing can be lent yet, on a later one the borrower draws. */
export async function draw(scene: Scene): Promise<void> {
  const known = await dealsOn(scene);
  const due = (await standings(scene)).filter(({ plan, stage }) => stage === "Funded" && scene.day >= plan.drawn);
  for (const { plan, deal } of due) {
    const replaced = known.find(({ plan: { key } }) => key === plan.replaces)?.deal ?? zeroAddress;
    const call = { to: deal, abi: dealAbi, functionName: "draw", args: [replaced, 0] } as const;
    const borrower = actor(plan.borrower);
    if (!(await would(scene, borrower, call))) continue;
    await tell(scene, borrower, call);
    // One at a time: what is lent to the first is not there for the next.
    return;
  }
}
