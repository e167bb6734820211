/** What stands behind AID and what is owed, all in AID wei (18 decimals). */
export type BalanceState = {
  readonly cash: bigint;
  readonly bills: bigint;
  readonly deals: bigint;
  readonly staked: bigint;
  readonly circulating: bigint;
};

export type BehindId = "missing" | "deals" | "bills" | "cash";
export type OwedId = "surplus" | "staked" | "circulating";
export type BalancePartId = BehindId | OwedId;

export type BalancePart<Id extends BalancePartId = BalancePartId> = {
  readonly id: Id;
  /** After what is about to be done, AID wei, never negative. */
  readonly value: bigint;
  /** How much of that is not there yet; negative where something leaves. */
  readonly change: bigint;
};

export type BalanceSides = {
  readonly behind: readonly BalancePart<BehindId>[];
  readonly owed: readonly BalancePart<OwedId>[];
  /** The height both columns share: the larger of assets and debts. */
  readonly total: bigint;
  readonly totalBefore: bigint;
};

type Parts = Record<BalancePartId, bigint> & { total: bigint };

/**
 * The two columns of a balance sheet, each from top to bottom: what is hardest to turn into cash, and what
 * takes a loss first, stands on top; cash stands across from what circulates. Both have the same sum: a
 * surplus fills the side of the debts, a hole the side of the assets.
 */
export function balanceSides(after: BalanceState, before: BalanceState = after): BalanceSides {
  const now = partsOf(before);
  const then = partsOf(after);
  const part = <Id extends BalancePartId>(id: Id): BalancePart<Id> => {
    const value: bigint = then[id];
    const valueBefore: bigint = now[id];
    return { id, value, change: value - valueBefore };
  };
  return {
    behind: [part("missing"), part("deals"), part("bills"), part("cash")],
    owed: [part("surplus"), part("staked"), part("circulating")],
    total: then.total,
    totalBefore: now.total,
  };
}

function partsOf({ cash, bills, deals, staked, circulating }: BalanceState): Parts {
  const assets = cash + bills + deals;
  const debts = staked + circulating;
  const surplus = assets - debts;
  return {
    ...{ cash, bills, deals, staked, circulating },
    surplus: surplus > 0n ? surplus : 0n,
    missing: surplus < 0n ? -surplus : 0n,
    total: assets > debts ? assets : debts,
  };
}
