import { aprRealised } from "../finance/apr-realised";

/** The share price at a moment: unix seconds, 1e18. */
export type PriceAt = { readonly time: number; readonly price: bigint };

const day = 86_400;
const windows = { days7: 7 * day, days30: 30 * day, days90: 90 * day } as const;
export const longestWindow: number = windows.days90;

export type Rates = { readonly [Window in keyof typeof windows]: bigint | null };

/**
 * What the price had earned over each window before each moment, between the first and the last price in it (1e18, yearly, without
 * compounding). Null where the window begins before the prices do.
 * @param prices oldest first
 * @param period seconds between two prices, where none is missing
 */
export function aprSeries(prices: readonly PriceAt[], period: number): readonly { readonly time: number; readonly rates: Rates }[] {
  const begun = prices[0]?.time ?? 0;
  // A window's first price may be as late as two periods after it began.
  const rateOver = (length: number): ((last: PriceAt) => bigint | null) => {
    let first = 0;
    return (last) => {
      while ((prices[first]?.time ?? last.time) < last.time - length) first += 1;
      const from = prices[first];
      if (from === undefined || begun > last.time - length + 2 * period) return null;
      return aprRealised({ p0: from.price, p1: last.price, seconds: BigInt(last.time - from.time) });
    };
  };
  const [days7, days30, days90] = [rateOver(windows.days7), rateOver(windows.days30), rateOver(windows.days90)];
  return prices.map((last) => ({ time: last.time, rates: { days7: days7(last), days30: days30(last), days90: days90(last) } }));
}
