import type { Amount, TextProblem, Token } from "../money/index";

/**
 * Why something cannot be done, or what has to happen first. Codes and values only: the catalogue `form.reason`
 * has one sentence for each code, and `money.problem` one for each problem of a text. Spans in seconds, moments in
 * unix seconds.
 */
export type Reason =
  | PlainReason
  | { readonly code: "stale"; readonly seconds: bigint }
  | { readonly code: "feed-stale"; readonly seconds: bigint }
  | { readonly code: "feed-below-floor"; readonly price: bigint; readonly floor: bigint; readonly decimals: number }
  | { readonly code: "verification-expired"; readonly at: bigint }
  | { readonly code: "amount"; readonly token: Token; readonly problem: TextProblem }
  | { readonly code: "needs-more"; readonly missing: Amount }
  | { readonly code: "block-cap"; readonly left: Amount<"USDC"> }
  | { readonly code: "day-cap"; readonly left: Amount<"USDC"> }
  | { readonly code: "payable"; readonly left: Amount<"USDC"> }
  | { readonly code: "exit-liquidity"; readonly left: Amount<"sAID"> }
  /** Both 1e18. */
  | { readonly code: "impact-unconfirmed"; readonly impact: bigint }
  | { readonly code: "below-par-unconfirmed"; readonly below: bigint };

type PlainReason = { readonly code: PlainReasonCode };

/** What cannot be helped by typing something else, and needs no figure to be understood. */
export const plainReasonCodes = [
  "loading",
  "offline",
  "not-deployed",
  "unreachable",
  "unreadable",
  "treasury-frozen",
  "usdc-paused",
  "mint-paused",
  "sanctions-unavailable",
  "feed-unavailable",
  "staking-closed",
  "sanctioned",
  "account-frozen",
  "not-verified",
  "verification-revoked",
  "day-cap-used",
  "below-micro",
  "usdc-decimals",
  "too-small",
  "exit-nothing",
  "no-market",
  "pool-frozen",
  "quoting",
  "quote-failed",
  "no-liquidity",
  "swap-too-small",
  "no-gas",
] as const;

export type PlainReasonCode = (typeof plainReasonCodes)[number];
export type ReasonCode = Reason["code"];

/** Every code once; a test demands a sentence in the catalogue for each. */
export const reasonCodes = [
  ...plainReasonCodes,
  "stale",
  "feed-stale",
  "feed-below-floor",
  "verification-expired",
  "amount",
  "needs-more",
  "block-cap",
  "day-cap",
  "payable",
  "exit-liquidity",
  "impact-unconfirmed",
  "below-par-unconfirmed",
] as const satisfies readonly ReasonCode[];
