import { getLocale, getNow, getTranslations } from "next-intl/server";
import { Backing } from "@/components/landing/backing";
import { Hero } from "@/components/landing/hero";
import { KeyFigures } from "@/components/landing/key-figures";
import { LiveBlock } from "@/components/landing/live-block";
import { Limited } from "@/components/landing/limited";
import { Notes } from "@/components/landing/notes";
import { statementOf } from "@/components/landing/statement";
import { Unreachable } from "@/components/landing/unreachable";
import type { ProtocolView } from "@/lib/queries";
import { getHistory } from "@/lib/server/history";
import { getProtocol } from "@/lib/server/protocol";

/** What AID is and how it stands, on one sheet, and the notes to it. Every figure is read from the chain for this request, or dated where it could not be. */
export default async function LandingPage() {
  const [read, t, locale, now] = await Promise.all([getProtocol(), getTranslations("landing"), getLocale(), getNow()]);
  const known = read.ok ? { ...read, statement: statementOf(read.view), history: await historyAt(read.view) } : undefined;
  return (
    <div className="grid gap-10 pt-10 sm:pt-14">
      <div className="grid items-start gap-12 lg:grid-cols-[1.15fr_1fr] lg:gap-16">
        <Hero lending={known?.statement.lending} />
        {known && <Backing view={known.view} statement={known.statement} />}
        {!read.ok && <Unreachable reason={read.reason} />}
      </div>
      {known && (
        <div className="mb-4 grid gap-3">
          <LiveBlock
            locale={locale}
            number={Number(known.block.number)}
            timestamp={known.block.timestamp}
            serverNow={Math.floor(now.getTime() / 1000)}
            texts={{ block: t("block", { number: Number(known.block.number) }), note: t("liveNote"), stale: t("staleNote") }}
          />
          <KeyFigures {...known} />
          <Limited view={known.view} />
        </div>
      )}
      <Notes known={known} />
    </div>
  );
}

function historyAt({ blockNumber, timestamp }: ProtocolView) {
  return getHistory({ number: blockNumber, timestamp });
}
