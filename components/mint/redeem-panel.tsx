"use client";

import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/form/action-button";
import { BalanceChangeRows } from "@/components/form/balance-change-rows";
import { Closed } from "@/components/form/closed";
import { FormAmountField } from "@/components/form/form-amount-field";
import { Holdings } from "@/components/form/holdings";
import { NextSteps } from "@/components/form/next-steps";
import { Received } from "@/components/form/received";
import { TransactionForm } from "@/components/form/transaction-form";
import { AmountText } from "@/components/money/amount-text";
import { TokenAmount } from "@/components/money/token-amount";
import { Button } from "@/components/ui/button";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { useReasonSentence } from "@/hooks/form/use-reason-sentence";
import type { RedeemForm } from "@/hooks/mint/use-redeem-form";
import { amountOf } from "@/lib/money";
import { VerificationNotice } from "./verification-notice";

const allDecimals = 18;

/** AID in, USDC out, for verified accounts. */
export function RedeemPanel({ form }: { form: RedeemForm }) {
  const t = useTranslations("redeem");
  const mint = useTranslations("mint");
  const locale = useLocale();
  const sentenceOf = useReasonSentence();
  const { screen, transaction, verify, field, account, submit } = form;
  const { dust, fromBills } = screen;
  return (
    <TransactionForm
      transaction={transaction}
      onSubmit={submit}
      field={<FormAmountField {...field} label={t("amount")} name="aid" action={screen.action} />}
      done={
        <NextSteps note={account && <Holdings first={amountOf("USDC", account.usdc)} second={amountOf("AID", account.aid)} />}>
          <Button onClick={transaction.dismiss}>{t("more")}</Button>
        </NextSteps>
      }
      notice={screen.closed && <Closed title={sentenceOf(screen.closed)}>{t("closedBody")}</Closed>}
      button={<ActionButton action={screen.action} labelOf={(amount) => t("button", { amount })} locale={locale} />}
      after={<VerificationNotice verification={screen.verification} verify={verify} />}
    >
      <Received label={t("receive")} token="USDC" amount={screen.receives} />
      <div className="mt-4">
        <KeyValueList>
          <KeyValueRow label={mint("price")} value={t("priceValue")} />
          {dust && (
            <KeyValueRow label={t("dust")} value={<><AmountText amount={dust} maxDecimals={allDecimals} /> AID</>} note={t("dustNote")} />
          )}
          {fromBills && <KeyValueRow label={t("fromBills")} value={<TokenAmount amount={fromBills} />} note={t("fromBillsNote")} />}
          <BalanceChangeRows changes={screen.changes} />
        </KeyValueList>
      </div>
    </TransactionForm>
  );
}
