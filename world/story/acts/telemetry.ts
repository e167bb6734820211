import { gpuTitleAbi } from "../../../abis/gpu-title";
import { telemetryAbi } from "../../../abis/telemetry";
import { signReport } from "../../../services/telemetry/report/sign-report";
import { atOnce } from "../known";
import { type DealPlan, secondsPerDay } from "../plan/plan";
import { machineDay } from "../revenue";
import { type Scene, storyDay, tell } from "../scene";
import { openTitles, reporterOf } from "./machines";

/** The longest that one report may be about (Telemetry.MAX_PERIOD). */
const longest = 31;

/** Reporters tell of the days that are over: of yesterday, or of all since they last did. */
export async function report(scene: Scene): Promise<void> {
  const { addresses, clients } = scene.stage;
  const titles = (await openTitles(scene)).filter(({ plan: { silent } }) => silent === undefined || scene.day < silent.from || scene.day >= silent.from + silent.days);
  if (titles.length === 0) return;
  const ends = await clients.publicClient.multicall({
    contracts: titles.map(({ titleId }) => ({ address: addresses.Telemetry, abi: telemetryAbi, functionName: "heartbeatOf", args: [titleId] }) as const),
    ...atOnce(scene),
  });
  const issued = await clients.publicClient.multicall({
    contracts: titles.map(({ titleId }) => ({ address: addresses.GpuTitle, abi: gpuTitleAbi, functionName: "reporting", args: [titleId] }) as const),
    ...atOnce(scene),
  });
  for (const [index, { plan, titleId, isHandedOver }] of titles.entries()) {
    const [, , issuedAt = 0] = issued[index] ?? [];
    // Whole days, from the first midnight after the title was issued.
    const from = Math.max(ends[index] ?? 0, Math.ceil(issuedAt / secondsPerDay) * secondsPerDay);
    await reportDays(scene, plan, titleId, isHandedOver, Math.max(from / secondsPerDay, scene.today - longest));
  }
}

async function reportDays(scene: Scene, plan: DealPlan, titleId: bigint, isHandedOver: boolean, firstDay: number): Promise<void> {
  const days = Array.from({ length: scene.today - firstDay }, (_, index) => machineDay(scene.plan, plan, storyDay(scene, firstDay + index), isHandedOver));
  const last = days.at(-1);
  if (last === undefined) return;
  const { addresses, clients } = scene.stage;
  const told = {
    ...{ titleId, start: firstDay * secondsPerDay, end: scene.today * secondsPerDay, gpusOnline: last.gpusOnline },
    utilisationBps: Math.round(days.reduce((sum, { utilisationBps }) => sum + utilisationBps, 0) / days.length),
    energyWh: BigInt(days.reduce((sum, { energyWh }) => sum + energyWh, 0)),
    revenue: days.reduce((sum, { revenue }) => sum + revenue, 0n),
  };
  const reporter = reporterOf(plan.key);
  const signature = await signReport(told, reporter, { chainId: clients.chain.id, telemetry: addresses.Telemetry });
  await tell(scene, reporter, { to: addresses.Telemetry, abi: telemetryAbi, functionName: "submit", args: [told, signature] });
}
