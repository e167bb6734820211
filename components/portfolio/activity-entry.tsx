"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { TransactionLink } from "@/components/form/chain-link";
import { TokenAmount } from "@/components/money/token-amount";
import { PageLink } from "@/components/ui/page-link";
import { addressesOf, contractNames } from "@/lib/chain/addresses";
import { appChainId } from "@/lib/chain/app-chain";
import { formatDate, shortAddress } from "@/lib/format";
import { amountOf, formatExactWithSymbol } from "@/lib/money";
import { type Entry, isUnlimited } from "@/lib/portfolio";

/** One transaction: what it was, when, and what it changed. */
export function ActivityEntry({ entry: { hash, timestamp, titles, changes, allowances, tickets, operators } }: { entry: Entry }) {
  const t = useTranslations("portfolio.activity");
  const locale = useLocale();
  const format = useFormatter();
  return (
    <li className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-3 text-small">
      <div className="min-w-0">
        <p className="font-medium">{format.list(titles.map((title) => t(title)))}</p>
        {tickets.map((id) => (
          <p key={String(id)}>
            <PageLink href={`/tickets/${String(id)}`}>{t("ticket", { id: String(id) })}</PageLink>
          </p>
        ))}
        {operators.map(({ over, operator, given }) => (
          <p key={`${over}>${operator}`} className="text-ink-2">
            {given ? t(`operator.${over}`, { who: shortAddress(operator) }) : over === "ticket" ? t("operator.noneTicket") : t("operator.none", { who: shortAddress(operator) })}
          </p>
        ))}
        {allowances.map((allowance) => (
          <p key={`${allowance.token}>${allowance.spender}`} className="text-ink-2">
            <AllowanceText allowance={allowance} />
          </p>
        ))}
        <div className="flex flex-wrap items-baseline gap-x-3 text-note text-ink-2">
          <time dateTime={new Date(timestamp * 1000).toISOString()}>{formatDate({ timestamp, locale, precision: "minute" })}</time>
          <TransactionLink hash={hash} />
        </div>
      </div>
      <ul className="ml-auto text-right">
        {changes.map((amount) => (
          <li key={amount.token}>
            <TokenAmount amount={amount} maxDecimals={6} minDecimals={2} sign="always" />
          </li>
        ))}
      </ul>
    </li>
  );
}

function AllowanceText({ allowance: { token, spender, raw } }: { allowance: Entry["allowances"][number] }) {
  const t = useTranslations("portfolio.activity");
  const locale = useLocale();
  const deployment = addressesOf(appChainId);
  const name = contractNames.find((candidate) => deployment[candidate] === spender);
  const who = name === undefined ? shortAddress(spender) : t("contract", { name });
  if (raw === 0n) return t("mayTakeNothing", { who, token });
  return t("mayTake", { who, amount: isUnlimited(raw) ? t("unlimited", { token }) : formatExactWithSymbol({ amount: amountOf(token, raw), locale }) });
}
