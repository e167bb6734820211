"use client";

import { useLocale, useTranslations } from "next-intl";
import { NextSteps } from "@/components/form/next-steps";
import { Button } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import type { Transaction } from "@/hooks/tx/transaction";
import { amountOf, formatAmount } from "@/lib/money";
import type { AccountView } from "@/lib/queries";

/** After staking: what one holds, and what it is worth. */
export function StakeDone({ transaction, account }: { transaction: Transaction<"stake">; account: AccountView | undefined }) {
  const t = useTranslations("stake");
  const locale = useLocale();
  return (
    <NextSteps
      note={
        account && (
          <>
            <p className="text-base text-ink">
              {t("doneTitle", {
                shares: formatAmount({ amount: amountOf("sAID", account.shares), locale }),
                amount: formatAmount({ amount: amountOf("AID", account.stakedAssets), locale }),
              })}
            </p>
            <p className="mt-1">
              {t("doneNote")} <PageLink href="/stake?tab=unstake">{t("leaving.toUnstake")}</PageLink>
            </p>
          </>
        )
      }
    >
      <Button onClick={transaction.dismiss}>{t("more")}</Button>
    </NextSteps>
  );
}
