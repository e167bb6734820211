"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { LiveStamp } from "@/components/form/live-stamp";
import { NoFigures } from "@/components/form/no-figures";
import { Tabs } from "@/components/ui/tabs";
import { type ScreenBase, type ServerFigures, useScreenBase } from "@/hooks/form/use-screen-base";
import { useRefreshOnce } from "@/hooks/page/use-refresh-once";
import { useTab } from "@/hooks/page/use-tab";
import { useStakeForm } from "@/hooks/stake/use-stake-form";
import { useUnstakeForm } from "@/hooks/stake/use-unstake-form";
import type { History } from "@/lib/screens";
import { StakeSheet } from "./stake-sheet";

// Who stakes needs neither; the server draws them where the address asks for them.
const UnstakePanel = dynamic(() => import("./unstake-panel").then((module) => module.UnstakePanel));
const TicketsPanel = dynamic(() => import("@/components/tickets/tickets-panel").then((module) => module.TicketsPanel));

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
  return <Sheet base={useScreenBase(figures)} drawn={figures.view !== undefined} {...sheet} />;
}

const Sheet = memo(function Sheet({ drawn, base, history, initialText, leaving }: SheetProps) {
  const t = useTranslations();
  const stake = useStakeForm(base, initialText);
  const unstake = useUnstakeForm(base);
  const [tab, open] = useTab(["stake", "unstake", "tickets"]);
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
          panel: <StakeSheet form={stake} base={base} history={history} stamp={stamp} leaving={leaving} />,
        },
        {
          id: "unstake",
          label: t("unstake.tab"),
          href: "/stake?tab=unstake",
          panel: (
            <div className="grid gap-6">
              {stamp}
              <UnstakePanel form={unstake} protocol={protocol} />
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
              <TicketsPanel base={base} />
            </div>
          ),
        },
      ]}
    />
  );
});
