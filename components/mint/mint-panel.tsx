"use client";

import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/form/action-button";
import { BalanceChangeRows } from "@/components/form/balance-change-rows";
import { Closed } from "@/components/form/closed";
import { FormAmountField } from "@/components/form/form-amount-field";
import { Received } from "@/components/form/received";
import { TestUsdc } from "@/components/form/test-usdc";
import { TransactionForm } from "@/components/form/transaction-form";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { useReasonSentence } from "@/hooks/form/use-reason-sentence";
import type { MintForm } from "@/hooks/mint/use-mint-form";
import { MintDone } from "./mint-done";

const stopsRedeeming: ReadonlySet<string> = new Set(["treasury-frozen", "usdc-paused"]);

/** USDC in, AID out. */
export function MintPanel({ form }: { form: MintForm }) {
  const t = useTranslations("mint");
  const locale = useLocale();
  const sentenceOf = useReasonSentence();
  const { screen, transaction, field, account, submit } = form;
  return (
    <TransactionForm
      transaction={transaction}
      onSubmit={submit}
      field={<FormAmountField {...field} label={t("pay")} name="usdc" action={screen.action} />}
      done={<MintDone transaction={transaction} account={account} />}
      notice={
        screen.closed && (
          <Closed title={sentenceOf(screen.closed)}>{t(stopsRedeeming.has(screen.closed.code) ? "closedAll" : "closedBody")}</Closed>
        )
      }
      button={<ActionButton action={screen.action} labelOf={(amount) => t("button", { amount })} locale={locale} />}
      after={<TestUsdc />}
    >
      <Received label={t("receive")} token="AID" amount={screen.receives} />
      <div className="mt-4">
        <KeyValueList>
          <KeyValueRow label={t("price")} value={t("priceValue")} />
          <BalanceChangeRows changes={screen.changes} />
        </KeyValueList>
      </div>
    </TransactionForm>
  );
}
