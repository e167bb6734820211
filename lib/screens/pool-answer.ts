import type { ProtocolView } from "../queries/lens";
import type { SwapQuote } from "../queries/market";
import type { Reason } from "./reason";

/** What is known of the pool's answer for what is typed. `none`: there is nothing to ask. `failed`: it could not be asked. */
export type QuoteState =
  | { readonly status: "none" | "loading" | "no-market" | "failed" }
  | { readonly status: "ready"; readonly quote: SwapQuote };

/** Why nothing can be swapped, whoever asks and how much. USDC moves in every swap; Uniswap asks no sanctions list. */
export function swapClosed(quote: QuoteState, protocol: ProtocolView): Reason | undefined {
  if (quote.status === "no-market") return { code: "no-market" };
  if (protocol.minting.usdcPaused) return { code: "usdc-paused" };
  return quote.status === "ready" && quote.quote.frozen ? { code: "pool-frozen" } : undefined;
}

/** Why it is not known what the pool gives. */
export function unanswered(quote: QuoteState): Reason | undefined {
  if (quote.status === "failed") return { code: "quote-failed" };
  if (quote.status !== "ready") return { code: "quoting" };
  return quote.quote.out === undefined ? { code: "no-liquidity" } : undefined;
}
