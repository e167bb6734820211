import { belowPar, costToConfirm, leastReceived, type PoolToken, priceImpact, swapFee, swapSeconds } from "../finance/swap";
import { aidToUsdc, type Amount, amountOf, usdcToAid } from "../money/index";
import { type Action, type Check, decideAction } from "./action";
import { balanceChanges, type BalanceChange } from "./change";
import * as checks from "./checks";
import type { ReadyFacts, ScreenFacts } from "./facts";
import { type QuoteState, swapClosed, unanswered } from "./pool-answer";
import type { Reason } from "./reason";

export type SwapFacts = ScreenFacts & {
  readonly from: PoolToken;
  readonly quote: QuoteState;
  readonly toleranceBps: bigint;
  /** What the person has said yes to for this amount; more wants another yes. */
  readonly accepted: SwapCost | undefined;
};

/** What may make a swap dear, 1e18. */
export type SwapCost = {
  /** Against the pool's own price, because the swap moves it. */
  readonly impact: bigint;
  /** How much less than one for one is paid, whatever the reason, the fee included. */
  readonly below: bigint;
};

/** What a swap will be if the pool stays as it is. */
export type SwapTerms = SwapCost & {
  readonly receives: Amount<PoolToken>;
  readonly least: Amount<PoolToken>;
  /** What redeeming or minting gives for the same, one for one. */
  readonly par: Amount<PoolToken>;
  /** In the token that is given. */
  readonly fee: Amount<PoolToken>;
  /** The impact wants an explicit yes. */
  readonly steep: boolean;
  /** So much less than one for one wants an explicit yes. */
  readonly poor: boolean;
  /** That the pool was asked at. */
  readonly blockNumber: bigint;
};

export type SwapData = {
  readonly from: PoolToken;
  readonly amountRaw: bigint;
  readonly quotedRaw: bigint;
  readonly leastRaw: bigint;
  readonly deadline: bigint;
};

/** Everything the Swap form shows that follows from what is known. */
export type SwapScreen = {
  readonly action: Action;
  /** Why nobody can swap now, connected or not. */
  readonly closed: Reason | undefined;
  /** Absent while there is no amount, or no answer of the pool to it. */
  readonly terms: SwapTerms | undefined;
  readonly changes: readonly BalanceChange[];
  readonly data: SwapData | undefined;
  /** There was a yes, and it covers what the terms want one for. */
  readonly agreed: boolean;
};

export const otherToken = { AID: "USDC", USDC: "AID" } as const satisfies Record<PoolToken, PoolToken>;

/** What wants a yes that has not been given. One for so much less than one for one comes first: it counts everything. */
function unconfirmed({ impact, steep, below, poor }: SwapTerms, accepted: SwapCost = { impact: 0n, below: 0n }): Reason | undefined {
  if (poor && accepted.below < below) return { code: "below-par-unconfirmed", below };
  return steep && accepted.impact < impact ? { code: "impact-unconfirmed", impact } : undefined;
}

/** What stands in the way of the amount that is typed, by the pool's answer to it. */
function quoteProblem({ quote, accepted }: SwapFacts, terms: SwapTerms | undefined): Reason | undefined {
  const reason = unanswered(quote);
  if (reason !== undefined) return reason;
  if (terms === undefined || terms.least.raw === 0n) return { code: "swap-too-small" };
  return unconfirmed(terms, accepted);
}

function termsOf({ from, quote, toleranceBps, input }: SwapFacts): SwapTerms | undefined {
  const amount = checks.typed({ input });
  if (amount === undefined || quote.status !== "ready" || quote.quote.out === undefined) return undefined;
  const { out, price, blockNumber } = quote.quote;
  const to = otherToken[from];
  const [impact, below] = [priceImpact({ amount, out, from, price }), belowPar({ amount, out, from })];
  return {
    receives: amountOf(to, out),
    least: amountOf(to, leastReceived(out, toleranceBps)),
    par: from === "AID" ? aidToUsdc(amountOf("AID", amount)).usdc : usdcToAid(amountOf("USDC", amount)),
    fee: amountOf(from, swapFee(amount)),
    impact,
    steep: impact > costToConfirm,
    below,
    poor: below > costToConfirm,
    blockNumber,
  };
}

/** An amount of either token in the field, and what the pool says to it → what the Swap screen offers and shows. */
export function swapScreen(facts: SwapFacts): SwapScreen {
  const { protocol, account, from, now, quote } = facts;
  const amount = checks.typed(facts);
  const gives = amount === undefined ? undefined : amountOf(from, amount);
  const terms = termsOf(facts);
  const order: readonly Check[] = [
    (ready) => swapClosed(quote, ready.protocol),
    // The router asks nobody; this site does not serve who is on the list.
    checks.sanctioned,
    checks.accountFrozen,
    checks.textProblem(from),
    checks.balanceShort(() => gives, (ready) => balance(ready, from)),
    () => quoteProblem(facts, terms),
    checks.noGas,
  ];
  const usable = terms !== undefined && terms.least.raw > 0n ? terms : undefined;
  return {
    action: decideAction({ facts, verb: "swap", checks: order, amount: () => gives }),
    closed: protocol && swapClosed(quote, protocol),
    terms,
    changes: balanceChanges(account, [
      { token: from, delta: terms && gives && -gives.raw },
      { token: otherToken[from], delta: terms?.receives.raw },
    ]),
    data:
      gives && usable && quote.status === "ready"
        ? {
            from,
            amountRaw: gives.raw,
            quotedRaw: usable.receives.raw,
            leastRaw: usable.least.raw,
            deadline: laterOf(now, quote.quote.timestamp) + swapSeconds,
          }
        : undefined,
    agreed: terms !== undefined && facts.accepted !== undefined && unconfirmed(terms, facts.accepted) === undefined,
  };
}

function balance({ account }: ReadyFacts, from: PoolToken): bigint {
  return from === "AID" ? account.aid : account.usdc;
}

/** A chain that makes blocks on demand may be behind the clock. */
function laterOf(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
