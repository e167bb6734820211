import { useLocale, useTranslations } from "next-intl";
import { type Amount, formatAmount } from "@/lib/money";

/** What the account holds after a transaction: "You hold 1,000.00 AID and 49,000.00 USDC." */
export function Holdings({ first, second }: { first: Amount; second: Amount }) {
  const t = useTranslations("form");
  const locale = useLocale();
  const text = (amount: Amount) => `${formatAmount({ amount, locale })} ${amount.token}`;
  return <p>{t("holdings", { first: text(first), second: text(second) })}</p>;
}
