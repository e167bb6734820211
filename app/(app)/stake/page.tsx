import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/components/form/words";
import { Leaving } from "@/components/stake/leaving";
import { StakeScreen } from "@/components/stake/stake-screen";
import { maxTextLength } from "@/lib/money/clean-text";
import { getHistory } from "@/lib/server/history";
import { getProtocol } from "@/lib/server/protocol";
import { noHistory } from "@/lib/screens";

type StakePageProps = { searchParams: Promise<{ amount?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("stake");
  return { title: t("metaTitle"), description: t("metaDescription") };
}

export default async function StakePage({ searchParams }: StakePageProps) {
  const [t, read, { amount }] = await Promise.all([getTranslations("stake"), getProtocol(), searchParams]);
  const history = read.ok ? await getHistory({ number: read.view.blockNumber, timestamp: read.view.timestamp }) : noHistory;
  return (
    <div className="grid grid-cols-1 gap-y-8 pt-10 pb-16">
      <div>
        <h1 className="text-display">{t("title")}</h1>
        <p className="mt-4 max-w-[52ch] text-lead text-ink-2">{t("lead")}</p>
      </div>
      <Words names={["balance", "form", "mint", "stake", "tickets", "tx", "unstake"]}>
        <StakeScreen
          figures={{ view: read.ok ? read.view : undefined, health: read.health }}
          history={history}
          initialText={typeof amount === "string" ? amount.slice(0, maxTextLength) : undefined}
          leaving={<Leaving />}
        />
      </Words>
    </div>
  );
}
