import { useLocale, useTranslations } from "next-intl";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { formatDate } from "@/lib/format/format-date";
import { type Amount, formatAmount, formatExactWithSymbol, tokens } from "@/lib/money";
import type { SummaryRow } from "@/lib/tx/flow";
import { spenderName } from "./spender-name";

/** What is not settled yet needs no eighteen digits. */
function rounded(amount: Amount, locale: string): string {
  return `${formatAmount({ amount, locale, maxDecimals: 6 })} ${tokens[amount.token].symbol}`;
}

/** What leaves the account, what arrives in it, and what may be taken, to the last digit where it is settled. */
export function TransactionRows({ rows }: { rows: readonly SummaryRow[] }) {
  const t = useTranslations("tx.row");
  const locale = useLocale();
  const valueOf = (row: SummaryRow): string => {
    switch (row.kind) {
      case "verified-until":
        return formatDate({ timestamp: row.expiry, locale });
      case "void-after":
        return formatDate({ timestamp: row.deadline, locale, precision: "minute" });
      case "ticket":
        return t("ticketName", { id: String(row.id) });
      case "place":
        return t("placeLost");
      case "new-holder":
      case "loses-power":
        return row.address;
      case "serves":
        return rounded(row.amount, locale);
      case "queues":
      case "may-take":
        return formatExactWithSymbol({ amount: row.amount, locale });
      case "leaves":
      case "arrives":
      case "stays":
        if (row.least === undefined) return formatExactWithSymbol({ amount: row.amount, locale });
        return t("about", { amount: rounded(row.amount, locale), least: rounded(row.least, locale) });
    }
  };
  const labelOf = (row: SummaryRow): string => (row.kind === "may-take" ? t(row.kind, { spender: spenderName(row.spender) }) : t(row.kind));
  return (
    <KeyValueList label={t("label")}>
      {rows.map((row) => (
        <KeyValueRow key={row.kind} label={labelOf(row)} value={<span className="tabular-nums wrap-anywhere">{valueOf(row)}</span>} />
      ))}
    </KeyValueList>
  );
}
