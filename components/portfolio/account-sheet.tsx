"use client";

import { useTranslations } from "next-intl";
import type { Address } from "viem";
import { ChainLink } from "@/components/form/chain-link";
import { NoFigures } from "@/components/form/no-figures";
import { PageLink } from "@/components/ui/page-link";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { useSwapAllowances } from "@/hooks/portfolio/use-swap-allowances";
import { useAccountOf } from "@/hooks/read/use-account-of";
import { useTickets } from "@/hooks/tickets/use-tickets";
import { useWallet } from "@/hooks/wallet/use-wallet";
import { ActivityList } from "./activity-list";
import { Allowances } from "./allowances";
import { Balances } from "./balances";
import type { Viewed } from "./portfolio-screen";
import { Operators } from "./operators";
import { Sources } from "./sources";
import { StaleAccount } from "./stale-account";
import { Tickets } from "./tickets";
import { Vesting } from "./vesting";

type AccountSheetProps = {
  account: Address;
  initial: Viewed | undefined;
  /** It is the connected wallet's. */
  own: boolean;
  base: ScreenBase;
};

/** Everything about one account: what it holds, what it has allowed, what it has done. */
export function AccountSheet({ account, initial, own, base }: AccountSheetProps) {
  const { protocol, chain, connection, now } = base;
  const tickets = useTickets(account, initial?.tickets);
  const swap = useSwapAllowances(account, initial?.swap);
  const t = useTranslations("portfolio");
  const state = useAccountOf(account, initial?.view);
  // Until it has been looked at here, what the server found holds.
  const unread = state.looked ? undefined : initial?.problem;
  const problem = state.status === "failed" ? state.problem : state.status === "loading" ? unread : undefined;
  return (
    <>
      <Whose account={account} own={own} named={initial !== undefined} />
      {problem && <NoFigures problem={problem} />}
      {state.status === "loading" && !problem && <p className="text-small text-ink-2">{t("reading")}</p>}
      {state.status === "ready" && (
        <>
          {(state.stale || unread) && <StaleAccount block={state.block} now={now} />}
          <Balances view={state.view} tickets={tickets.first} protocol={protocol} />
          <Tickets tickets={tickets} count={state.view.tickets} base={base} own={own} />
          <div className="grid grid-cols-1 items-start gap-x-16 gap-y-8 lg:grid-cols-2">
            <div className="grid gap-8">
              <Allowances view={state.view} swap={swap} own={own} connection={connection} chain={chain} />
              <Operators account={account} held={tickets.held} own={own} connection={connection} chain={chain} />
            </div>
            {protocol && <Vesting protocol={protocol} shares={state.view.shares} now={now} />}
          </div>
        </>
      )}
      <ActivityList account={account} initial={initial?.activity} missed={initial !== undefined && initial.activity === undefined} />
      <Sources account={account} />
    </>
  );
}

function Whose({ account, own, named }: { account: Address; own: boolean; named: boolean }) {
  const t = useTranslations("portfolio");
  const { address } = useWallet();
  return (
    <div className="text-small">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span className="label">{t("account")}</span>
        <ChainLink kind="address" value={account} copyLabel={t("copyAccount")} />
      </div>
      <p className="mt-1 text-note text-ink-2">
        {t(own ? "own" : "readOnly")} {named && !own && address && <PageLink href="/portfolio">{t("ownInstead")}</PageLink>}
      </p>
    </div>
  );
}
