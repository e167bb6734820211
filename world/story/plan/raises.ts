import { randomOf, seedOf } from "../../../lib/random";
import type { Commitment } from "./plan";

/** Names of the juniors. */
export const juniorsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `junior ${String(index + 1)}`);

type Raise = { readonly usdc: number; readonly from: number; readonly days: number; readonly count: number };

/** A part of the juniors puts in a sum over some days, the last of them what is left. */
export function raised(seed: number, key: string, juniors: readonly string[], { usdc, from, days, count }: Raise): Commitment[] {
  const random = randomOf(seedOf(seed, "raise", key));
  const first = random(juniors.length);
  let left = usdc;
  return Array.from({ length: count }, (_, index) => {
    const part = index === count - 1 ? left : Math.floor((usdc / count) * (0.7 + random(600) / 1_000) / 1_000) * 1_000;
    left -= part;
    const day = from + Math.floor((index * days) / count);
    return { day, minute: 610 + index * 13, who: juniors[(first + index) % juniors.length] ?? "", usdc: part };
  });
}

/** The whole sum within ten minutes. */
export function raisedAtOnce(juniors: readonly string[], usdc: number, day: number): Commitment[] {
  const part = Math.floor(usdc / juniors.length);
  return juniors.map((who, index) => ({ day, minute: 610 + index, who, usdc: index === juniors.length - 1 ? usdc - part * (juniors.length - 1) : part }));
}
