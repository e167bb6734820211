"use client";

import type { Address } from "viem";
import { LiveStamp } from "@/components/form/live-stamp";
import { NoFigures } from "@/components/form/no-figures";
import { type ServerFigures, useScreenBase } from "@/hooks/form/use-screen-base";
import { useWallet } from "@/hooks/wallet/use-wallet";
import type { Activity } from "@/lib/portfolio";
import type { AccountView, ReadProblem } from "@/lib/queries";
import { AccountSheet } from "./account-sheet";
import { Nobody } from "./nobody";

/** An account that the page's address names, with what the server read of it. */
export type Viewed = {
  readonly account: Address;
  readonly view: AccountView | undefined;
  /** Why its figures could not be read. */
  readonly problem: ReadProblem | undefined;
  /** Undefined where it could not be read in time. */
  readonly activity: Activity | undefined;
};

type PortfolioScreenProps = { figures: ServerFigures; viewed: Viewed | undefined };

/** The account that is named, or else the connected one; or how to get to one. */
export function PortfolioScreen({ figures, viewed }: PortfolioScreenProps) {
  const base = useScreenBase(figures);
  const { address } = useWallet();
  const { protocol, chain } = base;
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
}
