"use client";

import { useFormatter, useTranslations } from "next-intl";
import { spenderName } from "@/components/tx/spender-name";
import { TransactionInPlace } from "@/components/tx/transaction-in-place";
import { KeyValueList } from "@/components/ui/key-value";
import { WrongNetwork } from "@/components/wallet/wrong-network";
import { useBlocked } from "@/hooks/form/use-blocked";
import { useKeptFocus } from "@/hooks/form/use-kept-focus";
import { useTransaction } from "@/hooks/tx/use-transaction";
import { useWalletSnapshot } from "@/hooks/wallet/use-wallet-snapshot";
import { hasMarket } from "@/lib/chain/addresses";
import { appChainId } from "@/lib/chain/app-chain";
import { allowancesOf } from "@/lib/portfolio";
import type { AccountView, SwapAllowances } from "@/lib/queries";
import type { ChainHealth, Connection } from "@/lib/screens";
import { AllowanceRow } from "./allowance-row";

type AllowancesProps = {
  view: AccountView;
  /** What Uniswap's router may take; undefined until it has been read, and where there is no market. */
  swap: SwapAllowances | undefined;
  /** It is the connected wallet's account, which alone can revoke. */
  own: boolean;
  connection: Connection;
  chain: ChainHealth;
};

/** What each contract that this site asks to allow may take from the account, and, for its owner, the button that ends it. */
export function Allowances({ view, swap, own, connection, chain }: AllowancesProps) {
  const t = useTranslations("portfolio.allowances");
  const format = useFormatter();
  const transaction = useTransaction("revoke", useWalletSnapshot());
  const { form, panel } = useKeptFocus<HTMLElement>(transaction.state.status === "idle");
  const all = allowancesOf(view, swap);
  const given = all.filter(({ raw }) => raw > 0n);
  const unread = swap === undefined && hasMarket(appChainId);
  const ready = own && connection === "ready";
  const blocked = useBlocked(chain, transaction.busy);
  return (
    <section ref={form} aria-labelledby="allowances" className="border-t border-rule pt-4">
      <h2 id="allowances" className="mb-2 text-title">
        {t("title")}
      </h2>
      {own && connection === "wrong-network" && given.length > 0 && <WrongNetwork />}
      {given.length === 0 && <p className="text-small">{t(unread ? "reading" : "none")}</p>}
      {given.length > 0 && (
        <KeyValueList label={t("title")}>
          {given.map((allowance) => (
            <AllowanceRow
              key={`${allowance.token}>${allowance.spender}`}
              allowance={allowance}
              blocked={blocked}
              onRevoke={ready ? () => transaction.start({ token: allowance.token, spender: allowance.spender }) : undefined}
            />
          ))}
        </KeyValueList>
      )}
      <p className="mt-2 text-note text-ink-2">
        {t("intro", { list: format.list(all.map(({ token, spender }) => t("to", { token, spender: spenderName(spender) }))) })}
      </p>
      {own && <TransactionInPlace panel={panel} transactions={[transaction]} />}
    </section>
  );
}
