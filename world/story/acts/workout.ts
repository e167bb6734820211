import { appraisalsAbi } from "../../../abis/appraisals";
import { collateralAuctionAbi } from "../../../abis/collateral-auction";
import { dealAbi } from "../../../abis/deal";
import { devAccounts } from "../../chain/accounts";
import { actor } from "../cast";
import { atOnce, isDefaulted, isPerforming, type Standing, standings } from "../known";
import { secondsPerDay } from "../plan/plan";
import { allow, bringMissing, type Scene, tell, would } from "../scene";
import { payArrears } from "./servicing";

/** DealBooks.Breach */
const breaches = [0, 1, 2] as const;
/** DealWorkout: for less of the highest appraisal nobody takes machines over. */
const leastTakenPercent = 60n;
const watchman = actor("watchman");

/** Anyone states a covenant that fails, and that it is kept again. */
export async function watchCovenants(scene: Scene): Promise<void> {
  const deals = (await standings(scene)).filter(isPerforming);
  if (deals.length === 0) return;
  const { publicClient } = scene.stage.clients;
  const fails = await publicClient.multicall({
    contracts: deals.flatMap(({ deal }) => breaches.map((kind) => ({ address: deal, abi: dealAbi, functionName: "fails", args: [kind] }) as const)),
    ...atOnce(scene),
  });
  for (const [index, one] of deals.entries()) {
    const { deal } = one;
    for (const kind of breaches) {
      const [failing, open] = [fails[index * breaches.length + kind] === true, (one.breaches & (2 ** kind)) !== 0];
      if (failing && !open) await tell(scene, watchman, { to: deal, abi: dealAbi, functionName: "openBreach", args: [kind] });
      if (!failing && open) await tell(scene, watchman, { to: deal, abi: dealAbi, functionName: "closeBreach", args: [kind] });
    }
  }
}

/** Anyone declares a default as soon as it may be. */
export async function declareDefaults(scene: Scene): Promise<void> {
  const shaky = (await standings(scene)).filter((one) => isPerforming(one) && (one.breaches !== 0 || one.secondsLate > 0n));
  for (const { deal } of shaky) {
    const call = { to: deal, abi: dealAbi, functionName: "declareDefault", args: [] } as const;
    if (await would(scene, watchman, call)) await tell(scene, watchman, call);
  }
}

/** What the underwriter, the borrower and an operator do after a default: an auction starts two days after it. */
export async function workOut(scene: Scene): Promise<void> {
  for (const one of (await standings(scene)).filter(isDefaulted)) {
    const times = await scene.stage.clients.publicClient.readContract({ address: one.deal, abi: dealAbi, functionName: "times" });
    const since = scene.today - Math.floor(times.defaulted / secondsPerDay);
    const { fate } = one.plan;
    if (fate?.kind === "sold" && one.stage === "Defaulted" && since >= 2) await tell(scene, devAccounts.operator, { to: one.deal, abi: dealAbi, functionName: "liquidate", args: [] });
    else if (fate?.kind === "handed-over") await handOver(scene, one, since, fate.keptPercent);
    else if (fate?.kind === "cured" && since >= fate.afterDays) await cure(scene, one);
  }
}

async function cure(scene: Scene, one: Standing): Promise<void> {
  const arrears = await scene.stage.clients.publicClient.readContract({ address: one.deal, abi: dealAbi, functionName: "arrears", args: [BigInt(scene.today)] });
  await payArrears(scene, { ...one, arrears });
}

/** Who wants the machines waits until they cost what they are worth to him. */
export async function buyMachines(scene: Scene): Promise<void> {
  for (const { plan, deal, titleId, stage } of await standings(scene)) {
    if (stage !== "Liquidating" || plan.fate?.kind !== "sold") continue;
    const { addresses, clients } = scene.stage;
    const on = { address: addresses.CollateralAuction, abi: collateralAuctionAbi } as const;
    if (!(await clients.publicClient.readContract({ ...on, functionName: "isRunning", args: [deal] }))) continue;
    const ask = await clients.publicClient.readContract({ ...on, functionName: "ask", args: [deal] });
    const value = await clients.publicClient.readContract({ address: addresses.Appraisals, abi: appraisalsAbi, functionName: "highestOf", args: [titleId] });
    if (ask > (value * BigInt(plan.fate.bidPercent)) / 100n) continue;
    const buyer = actor("Salvage Compute");
    await bringMissing(scene, buyer.address, ask);
    await allow(scene, buyer, addresses.USDC, addresses.CollateralAuction, ask);
    // The ask falls: by the time of the block it is no more than it was when it was read.
    await tell(scene, buyer, { to: addresses.CollateralAuction, abi: collateralAuctionAbi, functionName: "buy", args: [deal, ask] });
  }
}

/** The underwriter offers it two days after the default, and the operator takes it the day after. */
async function handOver(scene: Scene, { deal, titleId }: Standing, since: number, keptPercent: number): Promise<void> {
  const { addresses, clients: { publicClient } } = scene.stage;
  const { partnerOperator, operator } = devAccounts;
  if (since === 2) {
    const { senior, junior } = await publicClient.readContract({ address: deal, abi: dealAbi, functionName: "loan", args: [BigInt(scene.today)] });
    const value = await publicClient.readContract({ address: addresses.Appraisals, abi: appraisalsAbi, functionName: "highestOf", args: [titleId] });
    const least = (value * leastTakenPercent) / 100n + 1n;
    const wished = ((senior + junior) * BigInt(keptPercent)) / 100n;
    const kept = wished > least ? wished : least;
    const args = [partnerOperator.address, kept, (scene.today + 5) * secondsPerDay] as const;
    await tell(scene, operator, { to: deal, abi: dealAbi, functionName: "offerHandOver", args });
  }
  if (since >= 3) await tell(scene, partnerOperator, { to: deal, abi: dealAbi, functionName: "acceptHandOver", args: [] });
}
