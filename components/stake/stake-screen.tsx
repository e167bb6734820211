"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { memo, type ReactNode, useState } from "react";
import { LatePart } from "@/components/form/arriving";
import { LiveStamp } from "@/components/form/live-stamp";
import { NoFigures } from "@/components/form/no-figures";
import { Tabs } from "@/components/ui/tabs";
import { type ScreenBase, type ServerFigures, useScreenBase } from "@/hooks/form/use-screen-base";
import { useRefreshOnce } from "@/hooks/page/use-refresh-once";
import { useTab } from "@/hooks/page/use-tab";
import { useReadsActivity } from "@/hooks/portfolio/use-activity";
import { useStakeForm } from "@/hooks/stake/use-stake-form";
import { useUnstakeForm } from "@/hooks/stake/use-unstake-form";
import { useReadsTickets } from "@/hooks/tickets/use-tickets";
import { useWalletSnapshot } from "@/hooks/wallet/use-wallet-snapshot";
import { keepLoading } from "@/lib/page/keep-loading";
import type { History } from "@/lib/screens";

// One tab is open at a time; the server draws the one that the address asks for, and names its code in the page.
const StakeSheet = dynamic(() => keepLoading(() => import("./stake-sheet").then((module) => module.StakeSheet)));
const UnstakePanel = dynamic(() => keepLoading(() => import("./unstake-panel").then((module) => module.UnstakePanel)));
const TicketsPanel = dynamic(() => keepLoading(() => import("@/components/tickets/tickets-panel").then((module) => module.TicketsPanel)));

const tabs = ["stake", "unstake", "tickets"] as const;

type SheetProps = {
  /** The server could read the protocol. */
  drawn: boolean;
  base: ScreenBase;
  history: History;
  /** What the field holds at first: an amount carried over from another page. */
  initialText: string | undefined;
  /** What does not change with the chain; the server renders it. */
  leaving: ReactNode;
};

/** In and out in one place: what is typed in one tab stays while another is open. */
export function StakeScreen({ figures, ...sheet }: { figures: ServerFigures } & Omit<SheetProps, "base" | "drawn">) {
  const [tab] = useTab(tabs);
  const { address } = useWalletSnapshot();
  // Asked for with what the page asks: the code of the tab comes later.
  const holder = tab === "tickets" ? address : undefined;
  useReadsTickets(holder);
  useReadsActivity(holder);
  return <Sheet base={useScreenBase(figures)} drawn={figures.view !== undefined} {...sheet} />;
}

const Sheet = memo(function Sheet({ drawn, base, history, initialText, leaving }: SheetProps) {
  const t = useTranslations();
  const stake = useStakeForm(base, initialText);
  const unstake = useUnstakeForm(base);
  const [tab, open] = useTab(tabs);
  const [first] = useState(tab);
  const { protocol, chain } = base;
  useRefreshOnce(!drawn && protocol !== undefined);
  const stamp = (
    <>
      {protocol && <LiveStamp view={protocol} chain={chain} />}
      {protocol === undefined && chain.status !== "live" && chain.status !== "stale" && <NoFigures problem={chain.status} />}
    </>
  );
  return (
    <Tabs
      label={t("stake.tabs")}
      value={tab}
      onChange={open}
      tabs={[
        {
          id: "stake",
          label: t("stake.tab"),
          href: "/stake",
          panel: (
            <LatePart isDrawn={first === "stake"}>
              <StakeSheet form={stake} base={base} history={history} stamp={stamp} leaving={leaving} />
            </LatePart>
          ),
        },
        {
          id: "unstake",
          label: t("unstake.tab"),
          href: "/stake?tab=unstake",
          panel: (
            <div className="grid gap-6">
              {stamp}
              <LatePart isDrawn={first === "unstake"}>
                <UnstakePanel form={unstake} protocol={protocol} />
              </LatePart>
            </div>
          ),
        },
        {
          id: "tickets",
          label: t("tickets.tab"),
          href: "/stake?tab=tickets",
          panel: (
            <div className="grid gap-6">
              {stamp}
              <LatePart isDrawn={first === "tickets"}>
                <TicketsPanel base={base} />
              </LatePart>
            </div>
          ),
        },
      ]}
    />
  );
});
