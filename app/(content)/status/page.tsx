import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExitFile } from "@/components/exit/exit-file";
import { LiveLine } from "@/components/live/live-line";
import { WaitingForChain } from "@/components/live/waiting-for-chain";
import { Contracts } from "@/components/status/contracts";
import { Governance } from "@/components/status/governance";
import { Lending } from "@/components/status/lending";
import { Limits } from "@/components/status/limits";
import { Queue } from "@/components/status/queue";
import { Servers } from "@/components/status/servers";
import { Summary } from "@/components/status/summary";
import { appChainId } from "@/lib/chain/app-chain";
import { chainFacts } from "@/lib/chain/chains";
import { exitFileHash } from "@/lib/server/exit-file";
import { findingsOf } from "@/lib/server/status/findings";
import { getStatusReport } from "@/lib/server/status/report";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("statusPage");
  return { title: t("title"), description: t("metaDescription") };
}

/** How the app and everything that it stands on are. Says what is not known instead of failing when the chain does not answer. */
export default async function StatusPage() {
  const [report, t, live, exitHash, exit] = await Promise.all([
    getStatusReport(),
    getTranslations("statusPage"),
    getTranslations("live"),
    exitFileHash(),
    getTranslations("exitLink"),
  ]);
  const { servers, protocol, codes, governance, lending, due, health, now } = report;
  const block = protocol.last && { number: protocol.last.blockNumber, timestamp: Number(protocol.last.timestamp) };
  return (
    <div className="grid grid-cols-1 gap-10 pt-10 pb-16">
      <div className="grid gap-4">
        <h1 className="text-display">{t("title")}</h1>
        <p className="max-w-[60ch] text-lead text-ink-2">{t("lead")}</p>
        <Summary findings={findingsOf(report)} servers={servers.length} />
        <div>
          <p className="text-small">{t("chain", { name: chainFacts(appChainId).name, id: String(appChainId) })}</p>
          {block ? (
            <LiveLine block={block} health={health} now={now} incidents />
          ) : (
            <>
              <p className="text-note text-ink-2">{live("none")}</p>
              <WaitingForChain trouble={health.status === "live" ? "unreachable" : health.status} incidents />
            </>
          )}
        </div>
      </div>
      <div className="grid grid-cols-1 items-start gap-x-16 gap-y-10 lg:grid-cols-2">
        <Limits protocol={protocol} governance={governance} />
        <Lending lending={lending} />
        <Servers servers={servers} />
        <Queue protocol={protocol} due={due.failingSince === undefined ? due.last : undefined} />
      </div>
      <Contracts codes={codes} />
      <Governance governance={governance} />
      {exitHash !== undefined && (
        <section aria-labelledby="exit-file" className="min-w-0 border-t border-rule pt-4">
          <h2 id="exit-file" className="text-title">
            {exit("title")}
          </h2>
          <ExitFile sha256={exitHash} />
        </section>
      )}
    </div>
  );
}
