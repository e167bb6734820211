import { getLocale, getNow, getTranslations } from "next-intl/server";
import { Backing } from "@/components/landing/backing";
import { Hero } from "@/components/landing/hero";
import { KeyFigures } from "@/components/landing/key-figures";
import { LiveBlock } from "@/components/landing/live-block";
import { LossOrder } from "@/components/landing/loss-order";
import { OpenNow } from "@/components/landing/open-now";
import { Sources } from "@/components/landing/sources";
import { statementOf } from "@/components/landing/statement";
import { Unreachable } from "@/components/landing/unreachable";
import { addressesOf } from "@/lib/chain/addresses";
import { appChainId } from "@/lib/chain/app-chain";
import { chainFacts } from "@/lib/chain/chains";
import type { ProtocolView } from "@/lib/queries";
import { type Measured, stakeYield } from "@/lib/screens";
import { getHistory } from "@/lib/server/history";
import { getProtocol } from "@/lib/server/protocol";

/** What AID is and how it stands, on one sheet. Every figure is read from the chain for this request. */
export default async function LandingPage() {
  const [read, t, locale, now] = await Promise.all([getProtocol(), getTranslations("landing"), getLocale(), getNow()]);
  const known = read.ok ? { ...read, statement: statementOf(read.view), realised: await realisedOf(read.view) } : undefined;
  return (
    <div className="grid gap-10 pt-10 sm:pt-14">
      <div className="grid items-start gap-12 lg:grid-cols-[1.15fr_1fr] lg:gap-16">
        <Hero lending={known?.statement.lending} />
        {known && <Backing view={known.view} statement={known.statement} />}
        {!read.ok && <Unreachable reason={read.reason} />}
      </div>
      {known && (
        <div className="grid gap-3">
          <LiveBlock
            locale={locale}
            number={Number(known.block.number)}
            timestamp={known.block.timestamp}
            serverNow={Math.floor(now.getTime() / 1000)}
            texts={{ block: t("block", { number: Number(known.block.number) }), note: t("liveNote"), stale: t("staleNote") }}
          />
          <KeyFigures statement={known.statement} realised={known.realised} />
          <Sources addresses={addressesOf(appChainId)} explorer={chainFacts(appChainId).explorer?.url} />
        </div>
      )}
      <div className="grid items-start gap-12 lg:grid-cols-[1.6fr_1fr] lg:gap-16">
        <LossOrder statement={known?.statement} />
        {known && <OpenNow view={known.view} statement={known.statement} />}
      </div>
    </div>
  );
}

/** What the share price did over the longest window there is. */
async function realisedOf(view: ProtocolView): Promise<Measured | null> {
  const history = await getHistory({ number: view.blockNumber, timestamp: view.timestamp });
  const { realised } = stakeYield({ protocol: view, history, staking: 0n });
  return realised.findLast(({ measured }) => measured !== null)?.measured ?? null;
}
