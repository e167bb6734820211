import type { BalancePartId } from "@/lib/charts/balance-sides";

/** Units of the geometry per rem: the drawing grows with the reader's text size. */
export const UNITS_PER_REM = 16;

/** A length of the geometry as CSS. */
export function rem(units: number): string {
  return `${(units / UNITS_PER_REM).toFixed(4)}rem`;
}

/** What stands behind is filled, what is owed is outlined; the surplus is the one dark sliver. */
export const partClasses: Readonly<Record<BalancePartId, string>> = {
  missing: "border border-dashed border-loss bg-loss-wash",
  deals: "bg-data-1",
  bills: "bg-data-2",
  cash: "bg-data-4",
  surplus: "bg-ink forced-color-adjust-none forced-colors:bg-[CanvasText]",
  staked: "border border-ink",
  circulating: "border border-ink",
};

/** AID moves between circulation and stakers, so what joins the stakers stands at the edge that they share. */
export const addedAtBottom: ReadonlySet<BalancePartId> = new Set<BalancePartId>(["staked"]);
