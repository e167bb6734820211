import { divide } from "../../money/divide";
import { aidPerUsdc, bpsScale, feeBps, one } from "../constants";

/** What the stakers have in one deal. Micro-dollars and basis points a year. */
export type SeniorPosition = {
  /** Principal as it stands in the books. */
  readonly carrying: bigint;
  readonly rateBps: bigint;
  /** Of the revenue share expected over the next 30 days, what is above schedule and the stakers'. */
  readonly revenueShare: bigint;
  /** Senior amounts that are overdue, and the margin they bear on top. */
  readonly overdue: bigint;
  readonly lateMarginBps: bigint;
};

/** What of positions adds up: books whose sums are the same earn the same. */
export type EarningSums = {
  readonly carrying: bigint;
  /** Of each position carrying × rateBps, and overdue × lateMarginBps: micro-dollars times basis points a year. */
  readonly byRate: bigint;
  readonly byMargin: bigint;
  readonly revenueShare: bigint;
};

/** What sAID's return comes from. */
export type EarningBook = {
  /** Micro-dollars, earning nothing. */
  readonly cash: bigint;
  /** Worth of the T-bills, micro-dollars, and their yearly rate, 1e18. */
  readonly bills: bigint;
  readonly billRate: bigint;
  readonly lent: EarningSums;
  /** Fees of exits at once that the last 30 days left with the stakers, AID wei. */
  readonly exitFees: bigint;
};

/**
 * Yearly rates on sAID's assets, 1e18, without compounding. What adds is rounded down and what takes is rounded up, so that
 * `bills + debt + revenueShare + late + exitFees − fee − idleDrag` is `total` exactly.
 */
export type AprParts = {
  /** As if all cash were in T-bills; what it is short of that is `idleDrag`. */
  readonly bills: bigint;
  readonly debt: bigint;
  readonly revenueShare: bigint;
  /** Late margins. */
  readonly late: bigint;
  /** They are the stakers' whole. */
  readonly exitFees: bigint;
  /** The protocol's, on all yield that comes in as USDC. */
  readonly fee: bigint;
  /** What cash would earn in T-bills. */
  readonly idleDrag: bigint;
  readonly total: bigint;
};

/** A year of 365 days at the pace of 30, as a fraction. */
const [yearDays, monthDays] = [365n, 30n];
/** All sums of a year are counted in micro-dollars times this, which every rate divides. */
const fine = bpsScale * one;

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

export const earningSums = (positions: readonly SeniorPosition[]): EarningSums => ({
  carrying: sum(positions.map(({ carrying }) => carrying)),
  byRate: sum(positions.map(({ carrying, rateBps }) => carrying * rateBps)),
  byMargin: sum(positions.map(({ overdue, lateMarginBps }) => overdue * lateMarginBps)),
  revenueShare: sum(positions.map(({ revenueShare }) => revenueShare)),
});

/**
 * Where the return of a book comes from, if the next 365 days go on as it says of the next 30. Null while nothing is staked.
 * @param stakedAssets sAID's totalAssets, AID wei
 */
export function aprParts(book: EarningBook, stakedAssets: bigint): AprParts | null {
  if (stakedAssets <= 0n) return null;
  const { cash, bills, billRate, lent } = book;
  // Micro-dollars a year, times `fine`.
  const inBills = bills * billRate * bpsScale;
  const idle = cash * billRate * bpsScale;
  const debt = lent.byRate * one;
  const late = lent.byMargin * one;
  const revenueShare = divide(lent.revenueShare * yearDays * fine, monthDays, "floor");
  const fee = divide((inBills + debt + late + revenueShare) * feeBps, bpsScale, "ceil");

  const onAssets = (yearly: bigint, rounding: "floor" | "ceil"): bigint => divide(yearly * aidPerUsdc * one, stakedAssets * fine, rounding);
  const parts = {
    bills: onAssets(inBills + idle, "floor"),
    debt: onAssets(debt, "floor"),
    revenueShare: onAssets(revenueShare, "floor"),
    late: onAssets(late, "floor"),
    exitFees: divide(book.exitFees * yearDays * one, stakedAssets * monthDays, "floor"),
    fee: onAssets(fee, "ceil"),
    idleDrag: onAssets(idle, "ceil"),
  };
  const added = parts.bills + parts.debt + parts.revenueShare + parts.late + parts.exitFees;
  return { ...parts, total: added - parts.fee - parts.idleDrag };
}

/**
 * The book, micro-dollars, once deals that are approved are drawn as well: they take cash first, then T-bills. Undefined where both
 * together are not enough. What the Treasury asks for besides (free liquidity, unserved tickets, a hundredth of the bills, caps, what a
 * sale of bills costs) is left out, so this also shows draws that it would refuse today: it says what approved deals would earn, and
 * not that they can be drawn. An origination fee, which is surplus and no yield, is left out as well.
 */
export function bookAfterDraws(book: EarningBook, approved: EarningSums): EarningBook | undefined {
  const drawn = approved.carrying;
  const sold = drawn > book.cash ? drawn - book.cash : 0n;
  if (sold > book.bills) return undefined;
  const { lent } = book;
  const after = { carrying: lent.carrying + drawn, byRate: lent.byRate + approved.byRate, byMargin: lent.byMargin + approved.byMargin, revenueShare: lent.revenueShare + approved.revenueShare };
  return { ...book, cash: book.cash + sold - drawn, bills: book.bills - sold, lent: after };
}
