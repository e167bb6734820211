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
import { TokenAmount } from "@/components/money/token-amount";
import { Button } from "@/components/ui/button";
import { KeyValueList } from "@/components/ui/key-value";
import { RadioGroup } from "@/components/ui/radio-group";
import { useReasonSentence } from "@/hooks/form/use-reason-sentence";
import type { SwapForm } from "@/hooks/mint/use-swap-form";
import type { PoolToken } from "@/lib/finance";
import { amountOf } from "@/lib/money";
import { otherToken } from "@/lib/screens";
import { SwapTermsRows } from "./swap-terms";
import { SwapYes } from "./swap-yes";

/** AID for USDC or back, in Uniswap's pool, at the price that it gives. */
export function SwapPanel({ form }: { form: SwapForm }) {
  const t = useTranslations("swap");
  const locale = useLocale();
  const sentenceOf = useReasonSentence();
  const { screen, transaction, field, account, from, chooseFrom, submit } = form;
  const { terms } = screen;
  const held = { AID: account?.aid, USDC: account?.usdc };
  const option = (token: PoolToken) => {
    const raw = held[token];
    return { value: token, label: token, hint: raw === undefined ? undefined : <TokenAmount amount={amountOf(token, raw)} /> };
  };
  return (
    <TransactionForm
      transaction={transaction}
      onSubmit={submit}
      field={
        <>
          <RadioGroup<PoolToken> legend={t("give")} value={from} onChange={chooseFrom} options={[option("AID"), option("USDC")]} />
          <div className="mt-5">
            <FormAmountField {...field} label={t("amount")} name="swap" action={screen.action} />
          </div>
        </>
      }
      done={
        <NextSteps note={account && <Holdings first={amountOf("AID", account.aid)} second={amountOf("USDC", account.usdc)} />}>
          <Button onClick={transaction.dismiss}>{t("more")}</Button>
        </NextSteps>
      }
      notice={screen.closed && <Closed title={sentenceOf(screen.closed)}>{t(screen.closed.code === "no-market" ? "noMarketBody" : "closedBody")}</Closed>}
      button={<ActionButton action={screen.action} labelOf={(amount) => t("button", { amount, token: from })} locale={locale} />}
    >
      <Received label={t("receive")} token={otherToken[from]} amount={terms?.receives} />
      <div className="mt-4">
        <KeyValueList>
          {terms && <SwapTermsRows terms={terms} toleranceBps={form.toleranceBps} />}
          <BalanceChangeRows changes={screen.changes} />
        </KeyValueList>
      </div>
      <SwapYes form={form} />
    </TransactionForm>
  );
}
