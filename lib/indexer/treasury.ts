import type { Hex } from "viem";
import type { TreasuryMove } from "./kinds";

/** A row of the Treasury's moves without its place: USDC 6 decimals, AID 18, `shares` those of the bills' vault. */
export type TreasuryRow = {
  readonly kind: TreasuryMove;
  readonly account?: Hex;
  readonly usdc?: bigint;
  readonly aid?: bigint;
  readonly fee?: bigint;
  readonly shares?: bigint;
  readonly principal?: bigint;
  readonly yield?: bigint;
  readonly recovery?: bigint;
};

/** Sums since the beginning. USDC 6 decimals; rewards, exit fees and stakers' losses in AID, 18. */
export const treasurySums = [
  "minted",
  "redeemed",
  "gains",
  "fees",
  "losses",
  "billsBought",
  "billsSold",
  "surplusAdded",
  "surplusPaid",
  "principalReceived",
  "yieldReceived",
  "recovered",
  "writtenOff",
  "rewards",
  "exitFees",
  "stakersLosses",
] as const;
export type TreasurySums = Readonly<Record<(typeof treasurySums)[number], bigint>>;

/** What a move adds to the sums. Exit fees are counted when they are paid, not when they begin to vest. */
export function addedBy({ kind, usdc = 0n, aid = 0n, fee = 0n, principal = 0n, yield: income = 0n, recovery = 0n }: TreasuryRow): Partial<TreasurySums> {
  switch (kind) {
    case "cash_received":
    case "cash_paid":
    case "exit_fees_added":
      return {};
    case "bills_bought":
      return { billsBought: usdc };
    case "bills_sold":
      return { billsSold: usdc };
    case "gain_recognised":
      return { gains: usdc, fees: fee };
    case "loss_realised":
      return { losses: usdc };
    case "surplus_added":
      return { surplusAdded: usdc };
    case "surplus_paid":
      return { surplusPaid: usdc };
    case "receipt_booked":
      return { principalReceived: principal, yieldReceived: income, recovered: recovery };
    case "written_off":
      return { writtenOff: usdc };
    case "reward_added":
      return { rewards: aid };
    case "loss_absorbed":
      return { stakersLosses: aid };
  }
}

/** Sums with what was added to them. */
export function withAdded(sums: TreasurySums, added: Partial<TreasurySums>): TreasurySums {
  return { ...sums, ...Object.fromEntries(treasurySums.map((name) => [name, sums[name] + (added[name] ?? 0n)])) };
}

/** Nothing yet, and then what was added. */
export function firstSums(added: Partial<TreasurySums>): TreasurySums {
  return withAdded(Object.fromEntries(treasurySums.map((name) => [name, 0n])) as TreasurySums, added);
}
