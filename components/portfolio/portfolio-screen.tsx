"use client";

import { memo } from "react";
import type { Address } from "viem";
import { LiveStamp } from "@/components/form/live-stamp";
import { NoFigures } from "@/components/form/no-figures";
import { type ScreenBase, type ServerFigures, useScreenBase } from "@/hooks/form/use-screen-base";
import { useReadsActivity } from "@/hooks/portfolio/use-activity";
import { useReadsSwapAllowances } from "@/hooks/portfolio/use-swap-allowances";
import { useReadsTickets } from "@/hooks/tickets/use-tickets";
import { useWalletSnapshot } from "@/hooks/wallet/use-wallet-snapshot";
import type { Activity } from "@/lib/portfolio";
import type { AccountView, ReadProblem, SwapAllowances, TicketView } from "@/lib/queries";
import { AccountSheet } from "./account-sheet";
import { Nobody } from "./nobody";

/** An account that the page's address names, with what the server read of it. */
export type Viewed = {
  readonly account: Address;
  /** The newest, or the last that could be read. */
  readonly view: AccountView | undefined;
  /** Why the newest figures could not be read. */
  readonly problem: ReadProblem | undefined;
  /** The first page of its exit tickets; undefined where they could not be read. */
  readonly tickets: readonly TicketView[] | undefined;
  /** What Uniswap's router may take of it; undefined where it could not be read, and where there is no market. */
  readonly swap: SwapAllowances | undefined;
  /** Undefined where it could not be read in time. */
  readonly activity: Activity | undefined;
};

/** The account that is named, or else the connected one; or how to get to one. */
export function PortfolioScreen({ figures, viewed }: { figures: ServerFigures; viewed: Viewed | undefined }) {
  const base = useScreenBase(figures);
  const { address } = useWalletSnapshot();
  // The sheet is drawn a moment after the account's figures are asked for: in one request with them only from here.
  useReadsActivity(viewed ? undefined : address);
  useReadsTickets(viewed ? undefined : address);
  useReadsSwapAllowances(viewed ? undefined : address);
  return <Sheet base={base} viewed={viewed} />;
}

const Sheet = memo(function Sheet({ base, viewed }: { base: ScreenBase; viewed: Viewed | undefined }) {
  const { protocol, chain, wallet: { address } } = base;
  const account = viewed?.account ?? address;
  const missing = protocol === undefined && chain.status !== "live" && chain.status !== "stale" ? chain.status : undefined;
  return (
    <div className="grid grid-cols-1 gap-8">
      {protocol && <LiveStamp view={protocol} chain={chain} />}
      {missing && <NoFigures problem={missing} />}
      {account === undefined && <Nobody protocol={protocol} />}
      {account && !missing && <AccountSheet key={account} account={account} initial={viewed} own={account === address} base={base} />}
    </div>
  );
});
