import type { Occasion } from "./action";
import type { Measurement } from "./measure";

export type Bar = { readonly id: string; readonly occasion: Occasion; readonly most: number };

/** What an action may cost at most; why minting and leaving cost so much is in docs/adr/0006-gas-of-minting.md and 0109-gas-of-claiming.md. */
export const bars: readonly Bar[] = [
  { id: "mint", occasion: "first", most: 141_289 },
  { id: "mint", occasion: "repeat", most: 123_334 },
  { id: "stake", occasion: "first", most: 85_000 },
  { id: "stake", occasion: "repeat", most: 70_000 },
  { id: "stake with a minimum of shares", occasion: "first", most: 85_000 },
  { id: "stake with a minimum of shares", occasion: "repeat", most: 70_000 },
  { id: "redeem from cash", occasion: "first", most: 115_000 },
  { id: "redeem from cash", occasion: "repeat", most: 115_000 },
  { id: "request an exit", occasion: "first", most: 140_000 },
  { id: "request an exit", occasion: "repeat", most: 120_000 },
  { id: "claim an exit", occasion: "first", most: 91_396 },
  { id: "claim an exit", occasion: "repeat", most: 70_000 },
  { id: "exit now", occasion: "first", most: 130_000 },
  { id: "exit now", occasion: "repeat", most: 130_000 },
  { id: "request an exit, nobody waits", occasion: "repeat", most: 127_736 },
  { id: "request an exit by an allowance, nobody waits", occasion: "first", most: 148_247 },
  { id: "request an exit by an allowance, nobody waits", occasion: "repeat", most: 135_895 },
  { id: "claim by an operator, between two neighbours", occasion: "first", most: 99_494 },
  { id: "claim by an operator, between two neighbours", occasion: "repeat", most: 81_539 },
  { id: "exit now, below a full buffer", occasion: "first", most: 130_000 },
  { id: "exit now, below a full buffer", occasion: "repeat", most: 130_000 },
  { id: "exit now, the first of all", occasion: "first", most: 146_118 },
  // Of deals: what was measured plus 5 %.
  { id: "commit to a raise, the first of all", occasion: "first", most: 214_196 },
  { id: "commit to a raise", occasion: "first", most: 142_376 },
  { id: "commit to a raise", occasion: "repeat", most: 124_421 },
  { id: "commit to a raise, the last that it needs", occasion: "repeat", most: 131_720 },
  { id: "draw a loan", occasion: "first", most: 611_295 },
  { id: "draw a loan", occasion: "repeat", most: 599_448 },
  { id: "submit a telemetry report", occasion: "first", most: 125_099 },
  { id: "submit a telemetry report", occasion: "repeat", most: 91_956 },
  { id: "pay what is due", occasion: "first", most: 314_823 },
  { id: "pay what is due", occasion: "repeat", most: 232_605 },
  { id: "claim a payout of a deal", occasion: "first", most: 121_709 },
  { id: "claim a payout of a deal", occasion: "repeat", most: 85_799 },
  { id: "declare a default", occasion: "first", most: 244_211 },
  { id: "prepay a part of a loan", occasion: "first", most: 214_623 },
  { id: "start an auction", occasion: "first", most: 314_562 },
  { id: "buy a title in an auction", occasion: "first", most: 364_056 },
  { id: "prepay all of a loan", occasion: "first", most: 280_517 },
];

/** What each further ticket of one service may cost. */
export const furtherTicketBar = 60_000;

/** What each costs, none of which was served before: half of what three cost more than one. */
export function furtherTicket(measurements: readonly Measurement[]): number {
  const gasOf = (wanted: string): number => measurements.find(({ id }) => id === wanted)?.gas ?? Number.NaN;
  return (gasOf("serve three tickets") - gasOf("serve one ticket")) / 2;
}

export function barOf({ id, occasion }: { readonly id: string; readonly occasion: Occasion }): number | undefined {
  return bars.find((bar) => bar.id === id && bar.occasion === occasion)?.most;
}

/** The measurements that cost more than they may, as sentences; a bar that nothing was measured for is one too. */
export function broken(measurements: readonly Measurement[]): string[] {
  const further = furtherTicket(measurements);
  const service = further <= furtherTicketBar ? [] : [`each further ticket of a service costs ${further} gas, above its bar of ${furtherTicketBar}`];
  const single = bars.flatMap(({ id, occasion, most }) => {
    const measured = measurements.find((entry) => entry.id === id && entry.occasion === occasion);
    if (measured === undefined) return [`${id} (${occasion}) was not measured`];
    return measured.gas > most ? [`${id} (${occasion}) costs ${measured.gas} gas, ${measured.gas - most} above its bar of ${most}`] : [];
  });
  return [...single, ...service];
}
