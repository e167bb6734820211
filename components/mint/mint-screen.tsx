"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { LiveStamp } from "@/components/form/live-stamp";
import { NoFigures } from "@/components/form/no-figures";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import { type ScreenBase, type ServerFigures, useScreenBase } from "@/hooks/form/use-screen-base";
import { useMintForm } from "@/hooks/mint/use-mint-form";
import { useRedeemForm } from "@/hooks/mint/use-redeem-form";
import { useSwapForm } from "@/hooks/mint/use-swap-form";
import { useRefreshOnce } from "@/hooks/page/use-refresh-once";
import { useTab } from "@/hooks/page/use-tab";
import { MintFacts } from "./mint-facts";
import { MintPanel } from "./mint-panel";
import { RedeemFacts } from "./redeem-facts";
import { RedeemPanel } from "./redeem-panel";
import { SwapPanel } from "./swap-panel";

type SheetProps = {
  /** The market's figures, which the server draws. */
  market: ReactNode;
  /** The server could read them. */
  marketDrawn: boolean;
  /** What the fields for AID hold at first: an amount carried over from another page. */
  initialText: string | undefined;
};

/** Every way between the two dollars in one place: what is typed in one stays while another is open. */
export function MintScreen({ figures, ...sheet }: { figures: ServerFigures } & SheetProps) {
  return <Sheet base={useScreenBase(figures)} {...sheet} />;
}

const Sheet = memo(function Sheet({ base, market, marketDrawn, initialText }: { base: ScreenBase } & SheetProps) {
  const t = useTranslations();
  const mint = useMintForm(base);
  const redeem = useRedeemForm(base, initialText);
  const swap = useSwapForm(base, initialText);
  const [tab, open] = useTab(["mint", "redeem", "swap"]);
  const { protocol, chain } = base;
  // A swap moves the pool's price.
  useRefreshOnce(swap.transaction.state.status === "done" || (!marketDrawn && protocol !== undefined));
  return (
    <>
      <div className="lg:sticky lg:top-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <Panel>
          <Tabs
            label={t("mint.tabs")}
            value={tab}
            onChange={open}
            tabs={[
              { id: "mint", label: t("mint.tab"), href: "/mint", panel: <MintPanel form={mint} /> },
              { id: "redeem", label: t("redeem.tab"), href: "/mint?tab=redeem", panel: <RedeemPanel form={redeem} /> },
              { id: "swap", label: t("swap.tab"), href: "/mint?tab=swap", panel: <SwapPanel form={swap} /> },
            ]}
          />
        </Panel>
      </div>
      <div className="space-y-8 lg:col-start-1">
        {protocol && <LiveStamp view={protocol} chain={chain} />}
        {protocol === undefined && chain.status !== "live" && chain.status !== "stale" && <NoFigures problem={chain.status} />}
        {protocol && tab === "mint" && <MintFacts form={mint} protocol={protocol} now={base.now} />}
        {protocol && tab === "redeem" && <RedeemFacts form={redeem} protocol={protocol} />}
        {tab === "swap" && market}
      </div>
    </>
  );
});
