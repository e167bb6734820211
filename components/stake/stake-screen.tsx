"use client";

import { memo, type ReactNode } from "react";
import { LiveStamp } from "@/components/form/live-stamp";
import { NoFigures } from "@/components/form/no-figures";
import { Panel } from "@/components/ui/panel";
import { type ScreenBase, type ServerFigures, useScreenBase } from "@/hooks/form/use-screen-base";
import { useRefreshOnce } from "@/hooks/stake/use-refresh-once";
import { useStakeForm } from "@/hooks/stake/use-stake-form";
import { type History, stakeYield } from "@/lib/screens";
import { Prices } from "./prices";
import { Returns } from "./returns";
import { Risks } from "./risks";
import { StakeEffect } from "./stake-effect";
import { StakePanel } from "./stake-panel";
import { Vesting } from "./vesting";
import { YieldSources } from "./yield-sources";

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

/** The form, and beside it what staking earns and what it risks, in the same size. */
export function StakeScreen({ figures, ...sheet }: { figures: ServerFigures } & Omit<SheetProps, "base" | "drawn">) {
  return <Sheet base={useScreenBase(figures)} drawn={figures.view !== undefined} {...sheet} />;
}

const Sheet = memo(function Sheet({ drawn, base, history, initialText, leaving }: SheetProps) {
  const form = useStakeForm(base, initialText);
  const { protocol, chain, now } = base;
  useRefreshOnce(!drawn && protocol !== undefined);
  const staking = form.screen.action.kind === "blocked" ? undefined : form.screen.staking;
  const earned = protocol && stakeYield({ protocol, history, staking: staking?.raw ?? 0n });
  return (
    <>
      <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <Panel>
          <StakePanel form={form} />
        </Panel>
      </div>
      <div className="space-y-8 lg:col-start-1">
        {protocol && <LiveStamp view={protocol} chain={chain} />}
        {protocol === undefined && chain.status !== "live" && chain.status !== "stale" && <NoFigures problem={chain.status} />}
        {protocol && <Prices protocol={protocol} discount={form.screen.exitDiscount} />}
        {protocol && <Vesting protocol={protocol} now={now} />}
      </div>
      {protocol && earned && (
        <div className="mt-4 grid grid-cols-1 items-start lg:grid-rows-[auto_auto_1fr] gap-x-16 gap-y-10 lg:col-span-2 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
          <Returns earned={earned} staking={staking} protocol={protocol} />
          <Risks protocol={protocol} />
          <YieldSources earned={earned} protocol={protocol} />
          <div className="lg:col-start-2 lg:row-span-2 lg:row-start-2">
            <StakeEffect form={form} />
          </div>
          {leaving}
        </div>
      )}
      {!protocol && <div className="lg:col-span-2">{leaving}</div>}
    </>
  );
});
