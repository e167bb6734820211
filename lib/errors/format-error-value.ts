import { formatDate } from "../format/format-date";
import { formatDuration } from "../format/format-duration";
import { shortAddress } from "../format/short-address";
import { wholeUnits } from "../money/convert";
import { formatAmount, formatExact } from "../money/format-amount";
import { formatBps } from "../money/format-ratio";
import { formatScaled } from "../money/format-scaled";
import type { Token } from "../money/tokens";
import type { ErrorValue } from "./codes";
import type { ValueKind } from "./contract-errors";

const maxTextLength = 160;
/** The latest second that a calendar knows; a deadline beyond it means "never". */
const endOfTime = 8_640_000_000_000n;

type Writer = (value: bigint, locale: string) => string;

const amount = (token: Token, rounding: "down" | "up"): Writer => (raw, locale) =>
  `${formatAmount({ amount: { token, raw }, locale, maxDecimals: 6, minDecimals: 0, rounding })} ${token}`;

const bare = (rounding: "down" | "up"): Writer => (raw, locale) =>
  formatAmount({ amount: { token: "AID", raw }, locale, maxDecimals: 6, minDecimals: 0, rounding });

/** What a contract says where no number would be large enough: type(uint256).max. */
const more = 2n ** 256n - 1n;

const integer: Writer = (value, locale) => formatScaled({ value, decimals: 0, locale, maxDecimals: 0 });

const numeric: Readonly<Record<Exclude<ValueKind, "address" | "bytes" | "text">, Writer>> = {
  usdc: (raw, locale) => `${formatExact({ amount: { token: "USDC", raw }, locale })} USDC`,
  "usdc-whole": (whole, locale) => `${formatExact({ amount: wholeUnits("USDC", whole), locale })} USDC`,
  aid: amount("AID", "down"),
  "aid-up": amount("AID", "up"),
  "aid-or-more": (raw, locale) => (raw === more ? "more" : numeric.aid(raw, locale)),
  said: amount("sAID", "down"),
  "wei-18": bare("down"),
  "wei-18-up": bare("up"),
  "token-raw": integer,
  native: (value, locale) => `${formatScaled({ value, decimals: 18, locale, maxDecimals: 6 })} ETH`,
  usd: (value, locale) => `${formatScaled({ value, decimals: 8, locale, maxDecimals: 4, minDecimals: 4 })} USD`,
  bps: (bps, locale) => formatBps({ bps, locale }),
  time: (timestamp, locale) =>
    timestamp > endOfTime ? "∞" : formatDate({ timestamp, locale, precision: "minute" }),
  duration: (seconds, locale) => formatDuration({ seconds, locale }),
  integer,
};

/** Writes one argument of an error for a person, by its kind. What does not fit its kind is written as it is, cut. */
export function formatErrorValue(options: { kind: ValueKind; value: ErrorValue; locale?: string | undefined }): string {
  const { kind, value, locale = "en-US" } = options;
  if (kind === "address" || kind === "bytes") return shortAddress(String(value));
  if (kind === "text" || typeof value === "string" || typeof value === "boolean") return cut(String(value));
  return numeric[kind](BigInt(value), locale);
}

function cut(text: string): string {
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength - 1)}…` : text;
}
