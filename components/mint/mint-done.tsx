"use client";

import { useLocale, useTranslations } from "next-intl";
import { Holdings } from "@/components/form/holdings";
import { NextSteps } from "@/components/form/next-steps";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { Transaction } from "@/hooks/tx/transaction";
import { amountOf, formatExact, toInput, usdcToAid } from "@/lib/money";
import type { AccountView } from "@/lib/queries";

/** After minting: what one holds, and that it can be staked, the amount carried over. */
export function MintDone({ transaction, account }: { transaction: Transaction<"mint">; account: AccountView | undefined }) {
  const t = useTranslations("mint");
  const locale = useLocale();
  const aid = transaction.data && usdcToAid(amountOf("USDC", transaction.data.usdcRaw));
  return (
    <NextSteps note={account && <Holdings first={amountOf("AID", account.aid)} second={amountOf("USDC", account.usdc)} />}>
      {aid && (
        <ButtonLink href={`/stake?amount=${encodeURIComponent(toInput(aid))}`} variant="primary">
          {t("stakeIt", { amount: formatExact({ amount: aid, locale }) })}
        </ButtonLink>
      )}
      <Button onClick={transaction.dismiss}>{t("more")}</Button>
    </NextSteps>
  );
}
