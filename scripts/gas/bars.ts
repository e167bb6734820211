import type { Occasion } from "./actions";
import type { Measurement } from "./measure";

export type Bar = { readonly id: string; readonly occasion: Occasion; readonly most: number };

/** What an action may cost at most; why minting costs so much is in docs/adr/0006-gas-of-minting.md. */
export const bars: readonly Bar[] = [
  { id: "mint", occasion: "first", most: 141_289 },
  { id: "mint", occasion: "repeat", most: 123_334 },
  { id: "stake", occasion: "first", most: 85_000 },
  { id: "stake", occasion: "repeat", most: 70_000 },
  { id: "stake with a minimum of shares", occasion: "first", most: 85_000 },
  { id: "stake with a minimum of shares", occasion: "repeat", most: 70_000 },
  { id: "redeem from cash", occasion: "first", most: 115_000 },
  { id: "redeem from cash", occasion: "repeat", most: 115_000 },
];

export function barOf({ id, occasion }: { readonly id: string; readonly occasion: Occasion }): number | undefined {
  return bars.find((bar) => bar.id === id && bar.occasion === occasion)?.most;
}

/** The measurements that cost more than they may, as sentences; a bar that nothing was measured for is one too. */
export function broken(measurements: readonly Measurement[]): string[] {
  return bars.flatMap(({ id, occasion, most }) => {
    const measured = measurements.find((entry) => entry.id === id && entry.occasion === occasion);
    if (measured === undefined) return [`${id} (${occasion}) was not measured`];
    return measured.gas > most ? [`${id} (${occasion}) costs ${measured.gas} gas, ${measured.gas - most} above its bar of ${most}`] : [];
  });
}
