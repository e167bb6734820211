import type { ReactNode } from "react";
import { AmountText } from "@/components/money/amount-text";
import { type Amount, amountOf, type Token } from "@/lib/money";

/** As many as USDC has: what is minted or redeemed is shown to the last digit. */
const shownDecimals = 6;

type ReceivedProps = {
  label: ReactNode;
  token: Token;
  /** Zero is shown while there is nothing to receive. */
  amount: Amount | undefined;
};

/** What arrives, set like the field above it, but on a dashed line: it follows, it is not typed. */
export function Received({ label, token, amount }: ReceivedProps) {
  return (
    <dl className="mt-5">
      <dt className="label">{label}</dt>
      <dd className="mt-1 flex items-baseline gap-3 border-b border-dashed border-rule-strong pb-1.5">
        <span className="figure min-w-0 flex-1 py-1 text-figure-md sm:text-field">
          {/* The place is kept while there is no amount, so that nothing moves with the first digit. */}
          {amount ? <AmountText amount={amount} maxDecimals={shownDecimals} minDecimals={2} /> : <span className="text-ink-2"><AmountText amount={amountOf(token, 0n)} /></span>}
        </span>
        <span className="shrink-0 text-small font-medium">{token}</span>
      </dd>
    </dl>
  );
}
