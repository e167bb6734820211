"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { LiveStamp } from "@/components/form/live-stamp";
import { NoFigures } from "@/components/form/no-figures";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import { type ScreenBase, type ServerFigures, useScreenBase } from "@/hooks/form/use-screen-base";
import { useMintForm } from "@/hooks/mint/use-mint-form";
import { useRedeemForm } from "@/hooks/mint/use-redeem-form";
import { useTab } from "@/hooks/page/use-tab";
import { MintFacts } from "./mint-facts";
import { MintPanel } from "./mint-panel";
import { RedeemFacts } from "./redeem-facts";
import { RedeemPanel } from "./redeem-panel";

/** Both directions in one place: what is typed in one stays while the other is open. */
export function MintScreen({ figures }: { figures: ServerFigures }) {
  return <Sheet base={useScreenBase(figures)} />;
}

const Sheet = memo(function Sheet({ base }: { base: ScreenBase }) {
  const t = useTranslations();
  const mint = useMintForm(base);
  const redeem = useRedeemForm(base);
  const [tab, open] = useTab(["mint", "redeem"]);
  const { protocol, chain } = base;
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
            ]}
          />
        </Panel>
      </div>
      <div className="space-y-8 lg:col-start-1">
        {protocol && <LiveStamp view={protocol} chain={chain} />}
        {protocol === undefined && chain.status !== "live" && chain.status !== "stale" && <NoFigures problem={chain.status} />}
        {protocol && tab === "mint" && <MintFacts form={mint} protocol={protocol} now={base.now} />}
        {protocol && tab === "redeem" && <RedeemFacts form={redeem} protocol={protocol} />}
      </div>
    </>
  );
});
