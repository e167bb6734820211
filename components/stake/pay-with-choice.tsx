"use client";

import { useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { RadioGroup } from "@/components/ui/radio-group";
import { amountOf } from "@/lib/money";
import type { AccountView } from "@/lib/queries";
import type { PayWith } from "@/lib/screens";

type PayWithChoiceProps = {
  value: PayWith;
  onChange: (value: PayWith) => void;
  account: AccountView | undefined;
};

/** What pays for the stake. The amount stays in AID: one AID is one USDC. */
export function PayWithChoice({ value, onChange, account }: PayWithChoiceProps) {
  const t = useTranslations("stake");
  return (
    <RadioGroup<PayWith>
      legend={t("payWith")}
      value={value}
      onChange={onChange}
      options={[
        {
          value: "AID",
          label: t("payAid"),
          hint: account ? <TokenAmount amount={amountOf("AID", account.aid)} /> : t("payAidNote"),
        },
        {
          value: "USDC",
          label: t("payUsdc"),
          hint: account ? <TokenAmount amount={amountOf("USDC", account.usdc)} /> : t("payUsdcNote"),
        },
      ]}
    />
  );
}
