import { formatPercent, type SignDisplay } from "@/lib/money";

/** A yearly rate (1e18 is one) with two decimals: "4.02%". */
export function apr(rate: bigint, locale: string, sign: SignDisplay = "auto"): string {
  return formatPercent({ value: rate, decimals: 18, locale, minDecimals: 2, sign });
}
