"use client";

import { useTranslations } from "next-intl";
import { AmountField, type AmountFieldProps } from "@/components/money/amount-field";
import { TokenAmount } from "@/components/money/token-amount";
import type { Amount } from "@/lib/money";
import type { Action } from "@/lib/screens";

type FormAmountFieldProps = Omit<AmountFieldProps, "balanceLine"> & {
  action: Action;
  /** The balance that pays, where it is of another token than the field. */
  paying?: Amount | undefined;
};

/** The amount field of a transaction form. Without a wallet there is no balance to wait for. */
export function FormAmountField({ action, paying, ...field }: FormAmountFieldProps) {
  const t = useTranslations();
  const line = () => {
    if (action.kind === "connect") return t("form.noBalance");
    return paying && <>{t("money.balance")} <TokenAmount amount={paying} /></>;
  };
  return <AmountField {...field} balanceLine={line()} />;
}
