import { useLocale, useTranslations } from "next-intl";
import type { BalancePartId } from "@/lib/charts/balance-sides";
import { formatDrawn } from "@/lib/charts/format-drawn";
import { amountOf, formatAmount } from "@/lib/money";

/** Everything the drawing says, in the reader's language. Amounts come in AID wei; one AID is one USDC. */
export type BalanceWords = {
  name: (id: BalancePartId) => string;
  /** Short, for a label in the drawing. */
  drawn: (raw: bigint) => string;
  /** With its sign. */
  change: (raw: bigint) => string;
  /** In full, for the table. */
  full: (raw: bigint) => string;
};

/** Works on the server and in the browser; in the browser the provider must carry the namespace `balance`. */
export function useBalanceWords(): BalanceWords {
  const t = useTranslations("balance");
  const locale = useLocale();
  return {
    name: (id) => t(id),
    drawn: (raw) => formatDrawn({ raw, locale }),
    change: (raw) => formatDrawn({ raw, locale, sign: "always" }),
    full: (raw) => formatAmount({ amount: amountOf("AID", raw), locale }),
  };
}
