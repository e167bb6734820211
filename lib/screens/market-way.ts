import { type Amount, amountOf, wholeUnits } from "../money/index";
import type { ProtocolView } from "../queries/lens";
import { type QuoteState, swapClosed, unanswered } from "./pool-answer";
import type { Reason } from "./reason";

/** What the pool would pay for the AID that leaving brings, at a block, or why that is not known. */
export type MarketWay =
  | { readonly pays: Amount<"USDC">; readonly blockNumber: bigint; readonly reason?: undefined }
  | { readonly pays?: undefined; readonly reason: Reason };

const cent = wholeUnits("AID", 1n).raw / 100n;

/**
 * What is asked of the pool and carried to Swap, AID wei: whole cents, so that a price that rises with every block is not
 * another question with every block.
 */
export function marketable(aid: Amount<"AID"> | undefined): Amount<"AID"> | undefined {
  const raw = aid && aid.raw - (aid.raw % cent);
  return raw === undefined || raw === 0n ? undefined : amountOf("AID", raw);
}

/** Undefined while there is nothing to ask. */
export function marketWay(quote: QuoteState, protocol: ProtocolView): MarketWay | undefined {
  if (quote.status === "none") return undefined;
  const reason = swapClosed(quote, protocol) ?? unanswered(quote);
  if (reason !== undefined) return { reason };
  if (quote.status !== "ready" || quote.quote.out === undefined) return undefined;
  return { pays: amountOf("USDC", quote.quote.out), blockNumber: quote.quote.blockNumber };
}
