import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/components/form/words";
import { MarketFigures } from "@/components/mint/market-figures";
import { MintScreen } from "@/components/mint/mint-screen";
import { maxTextLength } from "@/lib/money/clean-text";
import { getMarket } from "@/lib/server/market";
import { getProtocol } from "@/lib/server/protocol";

type MintPageProps = { searchParams: Promise<{ amount?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mint");
  return { title: t("metaTitle"), description: t("metaDescription") };
}

export default async function MintPage({ searchParams }: MintPageProps) {
  const [t, read, market, { amount }] = await Promise.all([getTranslations("mint"), getProtocol(), getMarket(), searchParams]);
  return (
    <div className="grid grid-cols-1 items-start gap-x-16 gap-y-8 pt-10 pb-16 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
      <div>
        <h1 className="text-display">{t("title")}</h1>
        <p className="mt-4 max-w-[52ch] text-lead text-ink-2">{t("lead")}</p>
        <p className="mt-3 max-w-[60ch] text-small text-ink-2">{t("notDollar")}</p>
      </div>
      <Words names={["balance", "form", "mint", "redeem", "swap", "tx"]}>
        <MintScreen
          figures={{ view: read.ok ? read.view : undefined, health: read.health }}
          market={<MarketFigures market={market} />}
          marketDrawn={market.status !== "unknown"}
          initialText={typeof amount === "string" ? amount.slice(0, maxTextLength) : undefined}
        />
      </Words>
    </div>
  );
}
