import type { LocalAccount } from "viem";
import { dealAbi } from "../../../abis/deal";
import { telemetryAbi } from "../../../abis/telemetry";
import { devAccounts } from "../../chain/accounts";
import { actor } from "../cast";
import { atOnce, isPerforming, type Standing, standings } from "../known";
import { type DealPlan, secondsPerDay } from "../plan/plan";
import { allow, bring, bringMissing, chance, give, type Scene, storyDay, tell } from "../scene";

/** Who owes: the borrower, after a hand-over the operator. */
export const debtorOf = ({ plan, stage, debtor }: Standing): LocalAccount => {
  const { partnerOperator } = devAccounts;
  return stage === "HandedOver" || debtor === partnerOperator.address ? partnerOperator : actor(plan.borrower);
};

/**
 * Customers pay what was reported of the machines since the last due day, or since the day of the draw: exactly the revenue that
 * a share of this due day is reckoned from, so what is reported, what customers paid and what the deal asks for are one.
 */
export async function settleRevenue(scene: Scene): Promise<void> {
  const { addresses, clients } = scene.stage;
  for (const standing of (await standings(scene)).filter(isPerforming)) {
    const index = standing.dueDays.indexOf(BigInt(scene.today));
    if (index < 0) continue;
    const reportedBy = (civilDay: bigint) =>
      clients.publicClient.readContract({ address: addresses.Telemetry, abi: telemetryAbi, functionName: "revenueBy", args: [standing.titleId, Number(civilDay) * secondsPerDay - 1] });
    const earned = (await reportedBy(BigInt(scene.today))) - (await reportedBy(standing.dueDays[index - 1] ?? (await dayAfterDraw(scene, standing))));
    if (earned === 0n) continue;
    const customers = actor(`customers of ${standing.plan.key}`);
    await bring(scene, customers.address, earned);
    await give(scene, customers, addresses.USDC, debtorOf(standing).address, earned);
  }
}

async function dayAfterDraw({ stage }: Scene, { deal }: Standing): Promise<bigint> {
  const { drawn } = await stage.clients.publicClient.readContract({ address: deal, abi: dealAbi, functionName: "times" });
  return BigInt(Math.floor(drawn / secondsPerDay) + 1);
}

/** Whether who owes pays today what fell due on a day: mostly at once, sometimes some days late. */
function pays(scene: Scene, { plan, stage }: Standing, dueDay: number): boolean {
  const due = storyDay(scene, dueDay);
  if (stage === "Active" && withholds(plan, due)) return false;
  const luck = chance(scene, "lateness", plan.key, due)(100);
  const lateDays = luck < 80 ? 0 : luck < 94 ? 1 + (luck % 2) : 3 + (luck % 4);
  return scene.day >= due + lateDays;
}

function withholds({ fate }: DealPlan, due: number): boolean {
  if (fate === undefined || fate.kind === "prepaid") return false;
  // Who cured once pays again.
  const until = fate.kind === "cured" ? fate.from + 30 : Infinity;
  return due >= fate.from && due < until;
}

type Owing = Standing & { readonly arrears: bigint; readonly dueDay: number };

/** Deals on which something is due. */
async function owing(scene: Scene, deals: readonly Standing[]): Promise<readonly Owing[]> {
  if (deals.length === 0) return [];
  const day = BigInt(scene.today);
  const { publicClient } = scene.stage.clients;
  const arrears = await publicClient.multicall({ contracts: deals.map(({ deal }) => ({ address: deal, abi: dealAbi, functionName: "arrears", args: [day] }) as const), ...atOnce(scene) });
  const oldest = await publicClient.multicall({ contracts: deals.map(({ deal }) => ({ address: deal, abi: dealAbi, functionName: "oldestUnpaid", args: [day] }) as const), ...atOnce(scene) });
  return deals.flatMap((deal, index) => {
    const [owed = 0n, [, dueDay] = [false, 0n]] = [arrears[index], oldest[index]];
    return owed === 0n ? [] : [{ ...deal, arrears: owed, dueDay: Number(dueDay) }];
  });
}

/** Who owes pays what is due. Whose machines did not bring enough puts in what is missing. */
export async function payDue(scene: Scene): Promise<void> {
  const due = await owing(scene, (await standings(scene)).filter(isPerforming));
  for (const one of due.filter((each) => pays(scene, each, each.dueDay))) await payArrears(scene, one);
}

export async function payArrears(scene: Scene, one: Standing & { readonly arrears: bigint }): Promise<void> {
  const payer = debtorOf(one);
  const { USDC } = scene.stage.addresses;
  await bringMissing(scene, payer.address, one.arrears);
  if (one.plan.transfers === true) return give(scene, payer, USDC, one.deal, one.arrears);
  await allow(scene, payer, USDC, one.deal, one.arrears);
  await tell(scene, payer, { to: one.deal, abi: dealAbi, functionName: "pay", args: [one.arrears, 0] });
}

/** Anyone books what came by plain transfer. */
export async function applyReceived(scene: Scene): Promise<void> {
  const deals = (await standings(scene)).filter((one) => isPerforming(one) && one.plan.transfers === true);
  for (const { deal } of deals) {
    const [, unapplied] = await scene.stage.clients.publicClient.readContract({ address: deal, abi: dealAbi, functionName: "purse" });
    if (unapplied > 0n) await tell(scene, actor("watchman"), { to: deal, abi: dealAbi, functionName: "applyReceived", args: [0] });
  }
}

/** Pays all off on its day, with a loan from elsewhere. */
export async function prepay(scene: Scene): Promise<void> {
  for (const { plan, deal, stage } of await standings(scene)) {
    if (plan.fate?.kind !== "prepaid" || plan.fate.on !== scene.day || stage !== "Active") continue;
    const borrower = actor(plan.borrower);
    const payoff = await scene.stage.clients.publicClient.readContract({ address: deal, abi: dealAbi, functionName: "payoff", args: [BigInt(scene.today)] });
    await bring(scene, borrower.address, payoff);
    await allow(scene, borrower, scene.stage.addresses.USDC, deal, payoff);
    await tell(scene, borrower, { to: deal, abi: dealAbi, functionName: "prepay", args: [payoff, 0] });
  }
}

/** Once a quarter the servicer fetches its fees. */
export async function fetchFees(scene: Scene): Promise<void> {
  if (scene.day % 91 !== 90) return;
  for (const { deal } of await standings(scene)) {
    const [{ servicing }] = await scene.stage.clients.publicClient.readContract({ address: deal, abi: dealAbi, functionName: "purse" });
    const { servicer } = devAccounts;
    if (servicing > 0n) await tell(scene, servicer, { to: deal, abi: dealAbi, functionName: "withdrawServicing", args: [servicer.address] });
  }
}
