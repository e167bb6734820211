"use client";

import { useTranslations } from "next-intl";
import type { Address } from "viem";
import { ChainLink } from "@/components/form/chain-link";
import { TransactionInPlace } from "@/components/tx/transaction-in-place";
import { Button } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import { useBlocked } from "@/hooks/form/use-blocked";
import { useKeptFocus } from "@/hooks/form/use-kept-focus";
import { useActivity } from "@/hooks/portfolio/use-activity";
import { useTransaction } from "@/hooks/tx/use-transaction";
import { useWalletSnapshot } from "@/hooks/wallet/use-wallet-snapshot";
import { operatorsOf } from "@/lib/portfolio";
import type { ChainHealth, Connection } from "@/lib/screens";

type OperatorsProps = {
  account: Address;
  /** Numbers of the account's exit tickets, as far as they are known. */
  held: readonly bigint[] | undefined;
  own: boolean;
  connection: Connection;
  chain: ChainHealth;
};

/** Who else may act for the account on the way out, and, for its owner, the button that ends it. */
export function Operators({ account, held = [], own, connection, chain }: OperatorsProps) {
  const t = useTranslations("portfolio.operators");
  const past = useTranslations("tickets.past");
  const { known } = useActivity(account);
  const transaction = useTransaction("revokeOperator", useWalletSnapshot());
  const { form, panel } = useKeptFocus<HTMLElement>(transaction.state.status === "idle");
  const operators = known ? operatorsOf(known, held) : [];
  const blocked = useBlocked(chain, transaction.busy);
  return (
    <section ref={form} aria-labelledby="operators" className="border-t border-rule pt-4">
      <h2 id="operators" className="mb-2 text-title">
        {t("title")}
      </h2>
      {operators.length === 0 ? (
        <p className="text-small">{t(known ? "none" : "reading")}</p>
      ) : (
        <ul className="divide-y divide-rule text-small">
          {operators.map((power) => (
            <li key={Object.values(power).join()} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <span>
                <ChainLink kind="address" value={power.operator} copyLabel={t("copy")} />
                <span className="block text-loss">
                  {power.over !== "ticket" && t(power.over)}
                  {power.over === "ticket" && t.rich("ticket", { id: String(power.ticketId), link: (text) => <PageLink href={`/tickets/${String(power.ticketId)}`}>{text}</PageLink> })}
                </span>
              </span>
              {own && connection === "ready" && (
                <Button disabledReason={blocked} aria-label={blocked ? undefined : t("revokeLabel", { operator: power.operator })} onClick={() => transaction.start(power)}>
                  {t("revoke")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-note text-ink-2">{t("intro")} {known && past("looked", { from: Number(known.from), to: Number(known.to) })}</p>
      {own && <TransactionInPlace panel={panel} transactions={[transaction]} />}
    </section>
  );
}
