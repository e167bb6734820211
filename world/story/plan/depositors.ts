import { randomOf, seedOf } from "../../../lib/random";
import type { Depositor } from "./plan";

/** Who comes besides those whom the plan names: many small ones, drawn from the seed. */
export function crowd(seed: number, count: number, days: number): Depositor[] {
  return Array.from({ length: count }, (_, index) => one(seed, `depositor ${String(index + 1)}`, days));
}

function one(seed: number, name: string, days: number): Depositor {
  const random = randomOf(seedOf(seed, name));
  const kind = random(100);
  const temper = kind < 45 ? "saver" : kind < 75 ? "trader" : "leaver";
  // More come early than late, and small ones more than large ones.
  const day = 2 + Math.floor((random(1_000) / 1_000) ** 1.6 * (days - 20));
  const usdc = 4_000 + Math.floor((random(1_000) / 1_000) ** 3 * 180_000);
  const stakedPercent = temper === "trader" ? 20 + random(50) : 80 + random(21);
  const verified = random(100) < 60;
  const brings = [{ day, usdc }, ...(temper === "saver" ? savings(random, day, usdc, days) : [])];
  if (temper !== "leaver") return { name, temper, brings, stakedPercent, verified };
  const stays = Math.min(30 + random(150), days - 2 - day - random(6));
  const way = (["ticket", "ticket", "ticket", "instant", "ticket-cancelled", "ticket-given"] as const)[random(6)] ?? "ticket";
  return { name, temper, brings, stakedPercent, verified, leaves: { day: day + Math.max(stays, 1), percent: 40 + random(61), way } };
}

/** A part of the first sum every month. */
function savings(random: (below: number) => number, day: number, usdc: number, days: number): { day: number; usdc: number }[] {
  const percent = 2 + random(7);
  const times = Math.max(0, Math.floor((days - day - 1) / 30));
  return Array.from({ length: times }, (_, index) => ({ day: day + (index + 1) * 30, usdc: Math.max(100, Math.floor((usdc * percent) / 100)) }));
}
