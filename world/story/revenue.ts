import { randomOf, seedOf } from "../../lib/random";
import type { DealPlan, Plan } from "./plan/plan";

// What machines do on a day: a pure function of the plan, so that whoever reports and whoever pays say the same.

const hoursPerDay = 24;
/** Of all hours of all GPUs, what is rented out under a usual contract, in per cent: the contracted revenue. */
const contractedPercent = 82;

export type MachineDay = {
  readonly gpusOnline: number;
  readonly utilisationBps: number;
  readonly energyWh: number;
  /** Micro-dollars. */
  readonly revenue: bigint;
};

/** Of a day of the story. `isHandedOver`: somebody else runs them, and finds customers again. */
export function machineDay({ seed }: Pick<Plan, "seed">, { key, machines, fades }: Pick<DealPlan, "key" | "machines" | "fades">, day: number, isHandedOver: boolean): MachineDay {
  const random = randomOf(seedOf(seed, "machines", key, day));
  const own = randomOf(seedOf(seed, "machines", key))(300);
  const isFading = fades !== undefined && !isHandedOver && day >= fades.from;
  // Busier in the week than on its last two days, and a rack of eight out of order now and then.
  const usual = 8_550 + own + random(500) - (day % 7 > 4 ? 350 : 0);
  const utilisationBps = isFading ? Math.round((usual * fades.percent) / 100) : usual;
  const broken = random(100) < 7 ? Math.min(machines.gpus - 1, 8) : 0;
  const gpusOnline = machines.gpus - broken;
  const load = 0.3 + (0.7 * utilisationBps) / 10_000;
  const energyWh = Math.round(gpusOnline * machines.watts * hoursPerDay * load);
  const revenue = (BigInt(machines.gpus * hoursPerDay * machines.hourlyCents) * 10_000n * BigInt(utilisationBps)) / 10_000n;
  return { gpusOnline, utilisationBps, energyWh, revenue };
}

/** What the service contract brings in a month, micro-dollars. */
export function contractedRevenue({ machines }: Pick<DealPlan, "machines">): bigint {
  const cents = (machines.gpus * hoursPerDay * 365 * machines.hourlyCents * contractedPercent) / 100 / 12;
  return BigInt(Math.floor(cents)) * 10_000n;
}
