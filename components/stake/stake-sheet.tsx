"use client";

import type { ReactNode } from "react";
import { Panel } from "@/components/ui/panel";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import type { StakeForm } from "@/hooks/stake/use-stake-form";
import { type History, stakeYield } from "@/lib/screens";
import { Prices } from "./prices";
import { Returns } from "./returns";
import { Risks } from "./risks";
import { StakeEffect } from "./stake-effect";
import { StakePanel } from "./stake-panel";
import { Vesting } from "./vesting";
import { YieldSources } from "./yield-sources";

type StakeSheetProps = {
  form: StakeForm;
  base: ScreenBase;
  history: History;
  /** The block of the figures, or why there are none. */
  stamp: ReactNode;
  leaving: ReactNode;
};

/** The Stake form, and beside it what staking earns and what it risks, in the same size. */
export function StakeSheet({ form, base: { protocol, now }, history, stamp, leaving }: StakeSheetProps) {
  const staking = form.screen.action.kind === "blocked" ? undefined : form.screen.staking;
  const earned = protocol && stakeYield({ protocol, history, staking: staking?.raw ?? 0n });
  return (
    <div className="grid grid-cols-1 items-start gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
      <div className="lg:order-last">
        <Panel>
          <StakePanel form={form} />
        </Panel>
      </div>
      <div className="space-y-8">
        {stamp}
        {protocol && <Prices protocol={protocol} discount={form.screen.exitDiscount} />}
        {protocol && <Vesting protocol={protocol} now={now} />}
      </div>
      {protocol && earned && (
        <div className="mt-4 grid grid-cols-1 items-start gap-x-16 gap-y-10 lg:order-last lg:col-span-2 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:grid-rows-[auto_auto_1fr]">
          <Returns earned={earned} staking={staking} protocol={protocol} />
          <Risks protocol={protocol} />
          <YieldSources earned={earned} protocol={protocol} />
          <div className="lg:col-start-2 lg:row-span-2 lg:row-start-2">
            <StakeEffect form={form} />
          </div>
          {leaving}
        </div>
      )}
      {!protocol && <div className="lg:order-last lg:col-span-2">{leaving}</div>}
    </div>
  );
}
