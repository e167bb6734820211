import { aprRealised } from "../finance/apr-realised";
import { weeklyApy } from "../finance/apy";
import { aprParts, bookAfterDraws, type EarningBook, type EarningSums } from "../finance/credit/earnings";
import type { AprFigures, RealisedApr } from "./schemas/summary";

/** The share price at a moment: unix seconds, 1e18. */
export type PriceAt = { readonly time: number; readonly price: bigint };

/** Prices that the windows begin with: the first that is known in each. */
export type WindowStarts = { readonly [Window in keyof AprFigures["realised"]]: PriceAt | undefined };

export type AprInput = {
  /** The entry price at the head, and those at the beginnings of the windows; 1e18. */
  readonly now: PriceAt;
  readonly starts: WindowStarts;
  /** Prices of a share of the T-bills' vault, at the head and 30 days before or as far back as it is known; any unit. */
  readonly bills: { readonly now: PriceAt; readonly before: PriceAt | undefined };
  /** Micro-dollars, and AID wei. */
  readonly cash: bigint;
  readonly billsWorth: bigint;
  readonly stakedAssets: bigint;
  /** Fees of exits at once over the last 30 days, AID wei. */
  readonly exitFees: bigint;
  readonly lent: EarningSums;
  readonly approved: EarningSums;
  readonly targetBps: number;
};

/** What the stakers' return comes from at a moment, and what it would be. */
export type EarningInput = Pick<AprInput, "bills" | "cash" | "billsWorth" | "stakedAssets" | "exitFees" | "lent" | "approved">;

/** The yield of sAID in each of its meanings. */
export function aprFigures({ now, starts, targetBps, ...input }: AprInput): AprFigures {
  return {
    realised: { days7: realised(starts.days7, now), days30: realised(starts.days30, now), days90: realised(starts.days90, now), sinceStart: realised(starts.sinceStart, now) },
    ...earningFigures(input),
    target: targetBps,
  };
}

/** What the book pays, and what it will once approved deals are drawn. */
export function earningFigures({ bills, cash, billsWorth, stakedAssets, exitFees, lent, approved }: EarningInput): Pick<AprFigures, "running" | "expected" | "runningApy" | "billRate"> {
  const billRate = rateBetween(bills.before, bills.now);
  const book: EarningBook = { cash, bills: billsWorth, billRate: billRate !== null && billRate > 0n ? billRate : 0n, lent, exitFees };
  const running = aprParts(book, stakedAssets);
  const drawn = bookAfterDraws(book, approved);
  return {
    running,
    expected: drawn === undefined ? null : aprParts(drawn, stakedAssets),
    runningApy: running === null ? null : weeklyApy(running.total),
    billRate,
  };
}

function realised(from: PriceAt | undefined, to: PriceAt): RealisedApr {
  const rate = rateBetween(from, to);
  return from === undefined || rate === null ? { rate: null, from: null, to: null, fromPrice: null, toPrice: null } : { rate, from: from.time, to: to.time, fromPrice: from.price, toPrice: to.price };
}

function rateBetween(from: PriceAt | undefined, to: PriceAt): bigint | null {
  return from === undefined ? null : aprRealised({ p0: from.price, p1: to.price, seconds: BigInt(to.time - from.time) });
}
