"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { Arriving } from "@/components/form/arriving";
import { ActionButton } from "@/components/form/action-button";
import { BalanceChangeRows } from "@/components/form/balance-change-rows";
import { TransactionLink } from "@/components/form/chain-link";
import { Closed } from "@/components/form/closed";
import { Effect } from "@/components/form/effect";
import { FormAmountField } from "@/components/form/form-amount-field";
import { Holdings } from "@/components/form/holdings";
import { Meter } from "@/components/form/meter";
import { NextSteps } from "@/components/form/next-steps";
import { NoFigures } from "@/components/form/no-figures";
import { Received } from "@/components/form/received";
import { SourceRow } from "@/components/form/source-row";
import { AmountText } from "@/components/money/amount-text";
import { PriceText } from "@/components/money/price-text";
import { Button } from "@/components/ui/button";
import { KeyValueList } from "@/components/ui/key-value";
import { useAmountInput } from "@/hooks/money/use-amount-input";
import { amountOf, wholeUnits } from "@/lib/money";
import type { Action } from "@/lib/screens";
import { Specimen } from "./specimen";

const thousand = wholeUnits("AID", 1_000n);
const dust = amountOf("AID", 1n);
const long = amountOf("AID", 1_234_567_890_123_456_789_012_345_678n);
const now = { cash: thousand.raw, bills: 0n, deals: 0n, staked: 0n, circulating: thousand.raw };
const after = { ...now, cash: now.cash + thousand.raw, circulating: now.circulating + thousand.raw };

const actions: readonly Action[] = [
  { kind: "connect", verb: "mint" },
  { kind: "ready", verb: "mint", amount: thousand },
  { kind: "blocked", reason: { code: "loading" } },
  { kind: "blocked", reason: { code: "needs-more", missing: wholeUnits("USDC", 250n) } },
];

/** The texts an amount field can hold: nothing, an amount, one that can be read in two ways, too much, no amount. */
const texts = ["", "1,000.50", "1,234", "99999", "ten"];

/** Forms and amounts: each component of components/form and components/money as a screen shows it. */
export function Forms() {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <div className="grid grid-cols-1 gap-8">
      <Specimen code="<FormAmountField>">
        <div className="grid grid-cols-1 gap-6">
          {texts.map((text) => (
            <Field key={text} text={text} />
          ))}
        </div>
      </Specimen>
      <Specimen code="<ActionButton>">
        <div className="grid grid-cols-1 gap-3">
          {actions.map((action, index) => (
            <ActionButton key={index} action={action} locale={locale} labelOf={(amount) => t("mint.button", { amount })} />
          ))}
        </div>
      </Specimen>
      <Specimen code="<Received>">
        <Received label={t("mint.receive")} token="AID" amount={undefined} />
        <Received label={t("mint.receive")} token="AID" amount={long} />
      </Specimen>
      <Specimen code="<SourceRow>, <TransactionLink>">
        <KeyValueList>
          <SourceRow label={t("mint.receive")} contract="AID" call="totalSupply()" />
        </KeyValueList>
        <TransactionLink hash={`0x${"ab".repeat(32)}`} />
      </Specimen>
      <Specimen code="<AmountText>, <PriceText>, <Holdings>">
        <ul className="grid gap-1 text-small">
          {[amountOf("AID", 0n), dust, thousand, long].map((amount) => (
            <li key={String(amount.raw)}>
              <AmountText amount={amount} />
            </li>
          ))}
          <li>
            <PriceText price={thousand.raw / 999n} />
          </li>
          <li>
            <Holdings first={thousand} second={dust} />
          </li>
        </ul>
      </Specimen>
      <Specimen code="<BalanceChangeRows>, <Meter>">
        <KeyValueList>
          <BalanceChangeRows
            changes={[
              { token: "AID", before: thousand, after: wholeUnits("AID", 2_000n) },
              { token: "USDC", before: wholeUnits("USDC", 250n), after: undefined },
            ]}
          />
        </KeyValueList>
        {[0n, 30n, 100n].map((part) => (
          <Meter key={String(part)} label={t("mint.meter", { percent: `${part}%` })} part={part} whole={100n} />
        ))}
      </Specimen>
      <Specimen code="<Effect>" once>
        <MintEffect />
      </Specimen>
      <Specimen code="<NoFigures>, <Closed>, <NextSteps>, <Arriving>">
        <div className="grid grid-cols-1 gap-4">
          <NoFigures problem="unreachable" />
          <Closed title={t("form.reason.mint-paused")}>{t("mint.closedBody")}</Closed>
          <Arriving />
          <NextSteps note={t("stake.doneNote")}>
            <Button>{t("mint.more")}</Button>
          </NextSteps>
        </div>
      </Specimen>
    </div>
  );
}

function MintEffect() {
  const t = useTranslations("mint");
  return (
    <Effect id={useId()} title={t("effect")} effect={{ state: after, before: now }} captionNow={t("effectNow")} captionAfter={t("effectAfter", { amount: "1,000" })} />
  );
}

function Field({ text }: { text: string }) {
  const t = useTranslations("mint");
  const { field } = useAmountInput({ token: "AID", initialText: text, balance: wholeUnits("AID", 5_000n).raw });
  return <FormAmountField {...field} label={t("pay")} action={{ kind: "blocked", reason: { code: "loading" } }} />;
}
