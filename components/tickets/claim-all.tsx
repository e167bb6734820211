"use client";

import { useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { TransactionInPlace } from "@/components/tx/transaction-in-place";
import { Button } from "@/components/ui/button";
import { useKeptFocus } from "@/hooks/form/use-kept-focus";
import { useLeft } from "@/hooks/form/use-left";
import { useTransaction } from "@/hooks/tx/use-transaction";
import type { WalletSnapshot } from "@/lib/chain/wallet-store";
import { claimedAtOnce } from "@/lib/finance";
import { amountOf } from "@/lib/money";
import type { TicketView } from "@/lib/queries";
import { claimableOf } from "@/lib/tickets/claimable";

type ClaimAllProps = {
  /** The account's first ones. */
  first: readonly TicketView[];
  wallet: WalletSnapshot;
  blocked: string | false;
};

/** Takes what was set aside for all tickets at once, as far as the contract looks; shown where there is more than one. */
export function ClaimAll({ first, wallet, blocked }: ClaimAllProps) {
  const t = useTranslations("tickets.all");
  const transaction = useTransaction("claimAll", wallet);
  useLeft(transaction);
  const { count, sharesRaw, assetsRaw } = claimableOf(first.slice(0, claimedAtOnce));
  const isPart = first.length > claimedAtOnce;
  const offered = count > 1 && sharesRaw > 0n;
  const idle = transaction.state.status === "idle";
  const { form, panel } = useKeptFocus<HTMLDivElement>(idle);
  return (
    <div ref={form} className={offered || !idle ? "mb-5" : undefined}>
      {offered && idle && (
        <>
          <p className="mb-3 text-small">
            {isPart ? t("readyFirst", { count, first: claimedAtOnce }) : t("ready", { count })} <TokenAmount amount={amountOf("AID", assetsRaw)} />
            {isPart && <span className="text-ink-2"> {t("first", { count: claimedAtOnce })}</span>}
          </p>
          <Button variant="primary" disabledReason={blocked} onClick={() => transaction.start({ sharesRaw, assetsRaw })}>
            {t("button")}
          </Button>
        </>
      )}
      <TransactionInPlace panel={panel} transactions={[transaction]} />
    </div>
  );
}
