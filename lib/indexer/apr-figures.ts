import { aprRealised } from "../finance/apr-realised";
import { weeklyApy } from "../finance/apy";
import { aprParts, bookAfterDraws, type EarningBook, type SeniorPosition } from "../finance/credit/earnings";
import type { AprFigures, RealisedApr } from "./schemas/summary";
import type { PriceAt } from "./apr-series";

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
  readonly positions: readonly SeniorPosition[];
  readonly approved: readonly SeniorPosition[];
  readonly targetBps: number;
};

/** The yield of sAID in each of its meanings. */
export function aprFigures(input: AprInput): AprFigures {
  const { now, starts, cash, billsWorth, stakedAssets, exitFees, positions, approved, targetBps } = input;
  const billRate = rateBetween(input.bills.before, input.bills.now);
  const book: EarningBook = { cash, bills: billsWorth, billRate: billRate !== null && billRate > 0n ? billRate : 0n, positions, exitFees };
  const running = aprParts(book, stakedAssets);
  const drawn = bookAfterDraws(book, approved);
  return {
    realised: { days7: realised(starts.days7, now), days30: realised(starts.days30, now), days90: realised(starts.days90, now), sinceStart: realised(starts.sinceStart, now) },
    running,
    expected: drawn === undefined ? null : aprParts(drawn, stakedAssets),
    target: targetBps,
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
