import type { Hash } from "viem";
import { type Fees, type Market, offer, outbid } from "./fees";

/**
 * What this process remembers of its account's newest transaction. Losing it costs nothing but patience: the chain says
 * whether a transaction is under way, and one nonce carries out one transaction, however many were sent under it.
 */
export type Flight = {
  readonly nonce: number;
  /** Epoch milliseconds from which on it is waited for. */
  readonly since: number;
  /** What was offered last; unknown for a transaction that this process did not send. */
  readonly fees?: Fees;
  /** All that this process has sent under the nonce. */
  readonly sent: readonly { readonly hash: Hash; readonly duty: string }[];
};

/** What the next move depends on. */
export type Sight = {
  /** Transactions of the account that are in blocks: the nonce of its next one. */
  readonly used: number;
  /** The same, counting those that wait in the node's pool. */
  readonly pending: number;
  readonly flight: Flight | undefined;
  readonly market: Market;
  /** Wei. */
  readonly balance: bigint;
  /** Gas limit of what is to be sent. */
  readonly gas: bigint;
  readonly now: number;
  readonly replaceAfterMs: number;
};

export type Move =
  | { readonly do: "send"; readonly nonce: number; readonly fees: Fees; readonly replaces: boolean }
  /** A transaction is under way. */
  | { readonly do: "wait"; readonly flight: Flight }
  | { readonly do: "hold"; readonly why: "fee-above-ceiling" | "stuck-at-ceiling" | "balance-too-low"; readonly needed?: bigint };

/**
 * Whether to send what is due. Never while a transaction of the account waits, except in its place: then for a higher
 * fee, after a while.
 */
export function nextMove(sight: Sight): Move {
  const { used, pending, market, now, replaceAfterMs } = sight;
  const flight = flightAt(sight);
  if (flight === undefined) {
    if (pending > used) return { do: "wait", flight: { nonce: used, since: now, sent: [] } };
    return send(sight, offer(market), "fee-above-ceiling", false);
  }
  if (now - flight.since < replaceAfterMs) return { do: "wait", flight };
  const fees = flight.fees === undefined ? offer(market) : outbid(flight.fees, market);
  return send(sight, fees, "stuck-at-ceiling", true);
}

function send(sight: Sight, fees: Fees | undefined, why: "fee-above-ceiling" | "stuck-at-ceiling", replaces: boolean): Move {
  if (fees === undefined) return { do: "hold", why };
  const needed = sight.gas * fees.maxFeePerGas;
  if (sight.balance < needed) return { do: "hold", why: "balance-too-low", needed };
  return { do: "send", nonce: sight.used, fees, replaces };
}

/** What is remembered, if it is about the nonce that is next. Right after sending, a node's pool may not know of it yet. */
function flightAt({ flight, used }: Sight): Flight | undefined {
  return flight?.nonce === used ? flight : undefined;
}
