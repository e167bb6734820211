"use client";

import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/form/action-button";
import { BalanceChangeRows } from "@/components/form/balance-change-rows";
import { FormAmountField } from "@/components/form/form-amount-field";
import { Received } from "@/components/form/received";
import { TestUsdc } from "@/components/form/test-usdc";
import { TransactionForm } from "@/components/form/transaction-form";
import { KeyValueList } from "@/components/ui/key-value";
import type { StakeForm } from "@/hooks/stake/use-stake-form";
import { leastExitFee, mostExitFee, shareToleranceBps, ticketWait } from "@/lib/finance";
import { formatDuration } from "@/lib/format";
import { amountOf, formatBps, formatPercent } from "@/lib/money";
import { PayWithChoice } from "./pay-with-choice";
import { StakeDone } from "./stake-done";
import { StakeNotice } from "./stake-notice";

/** AID in, sAID out; the AID may be minted from USDC on the way. */
export function StakePanel({ form }: { form: StakeForm }) {
  const t = useTranslations("stake");
  const locale = useLocale();
  const share = (value: bigint) => formatPercent({ value, decimals: 18, locale });
  const { screen, transaction, field, account, payWith, choosePayWith, submit } = form;
  return (
    <TransactionForm
      transaction={transaction}
      onSubmit={submit}
      field={
        <>
          <FormAmountField
            {...field}
            label={t("amount")}
            name="aid"
            action={screen.action}
            paying={payWith === "USDC" && account ? amountOf("USDC", account.usdc) : undefined}
          />
          <div className="mt-5">
            <PayWithChoice value={payWith} onChange={choosePayWith} account={account} />
          </div>
        </>
      }
      done={<StakeDone transaction={transaction} account={account} />}
      notice={<StakeNotice screen={screen} />}
      button={<ActionButton action={screen.action} labelOf={(amount) => t("button", { amount })} locale={locale} />}
      after={<TestUsdc />}
    >
      <Received label={t("receive")} token="sAID" amount={screen.receives} />
      <p className="mt-1.5 text-note text-ink-2">{t("settled", { percent: formatBps({ bps: shareToleranceBps, locale }) })}</p>
      <div className="mt-3">
        <KeyValueList>
          <BalanceChangeRows changes={screen.changes} />
        </KeyValueList>
      </div>
      <p className="mt-4 border-l-3 border-l-copper pl-3 text-small">
        <strong className="font-medium">{t("leaveNow")}</strong> {t("leaveNowBody", { wait: formatDuration({ seconds: ticketWait, locale }), least: share(leastExitFee), most: share(mostExitFee) })}
      </p>
    </TransactionForm>
  );
}
