import { formatDate } from "../format/format-date";
import { formatDuration } from "../format/format-duration";
import { type Amount, amountOf, formatAmount, formatExactWithSymbol, formatPercent, formatScaled, tokens, usdcToAid } from "../money/index";
import type { Reason } from "./reason";

/** A reason that is not about how a text reads; those have their sentences in the catalogue's `money.problem`. */
export type StatedReason = Exclude<Reason, { code: "amount" }>;

/** The arguments of a reason's sentence in the catalogue (`form.reason.<code>`), written in the locale. */
export function reasonValues(reason: StatedReason, locale: string): Record<string, string> {
  switch (reason.code) {
    case "stale":
    case "feed-stale":
      return { age: formatDuration({ seconds: reason.seconds, locale }) };
    case "feed-below-floor": {
      const figure = { decimals: reason.decimals, locale, maxDecimals: 4, minDecimals: 3 };
      return { price: formatScaled({ ...figure, value: reason.price }), floor: formatScaled({ ...figure, value: reason.floor }) };
    }
    case "verification-expired":
      return { date: formatDate({ timestamp: reason.at, locale }) };
    case "below-micro":
      return { least: formatExactWithSymbol({ amount: usdcToAid(amountOf("USDC", 1n)), locale }) };
    case "usdc-decimals":
      return { decimals: String(tokens.USDC.decimals) };
    case "needs-more":
      return { missing: missingText(reason.missing, locale), token: reason.missing.token };
    case "block-cap":
    case "day-cap":
    case "payable":
    case "exit-liquidity":
      return { left: formatExactWithSymbol({ amount: reason.left, locale }) };
    case "impact-unconfirmed":
      return { percent: percentText(reason.impact, locale) };
    case "below-par-unconfirmed":
      return { percent: percentText(reason.below, locale) };
    default:
      return {};
  }
}

/** A part of 1e18, rounded up. */
function percentText(value: bigint, locale: string): string {
  return formatPercent({ value, decimals: 18, locale, rounding: "up" });
}

/** Rounded up to six decimals, as the field says it: with that much more it is enough. */
function missingText(amount: Amount, locale: string): string {
  return formatAmount({ amount, locale, maxDecimals: 6, minDecimals: 0, rounding: "up" });
}
