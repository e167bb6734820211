import { Backing } from "@/components/landing/backing";
import { Hero } from "@/components/landing/hero";
import { KeyFigures } from "@/components/landing/key-figures";
import { Limited } from "@/components/landing/limited";
import { Notes } from "@/components/landing/notes";
import { statementOf } from "@/components/landing/statement";
import { Unreachable } from "@/components/landing/unreachable";
import { LiveLine } from "@/components/live/live-line";
import type { ProtocolView } from "@/lib/queries";
import { getHistory } from "@/lib/server/history";
import { getProtocol } from "@/lib/server/protocol";

/** What AID is and how it stands, on one sheet, and the notes to it. Every figure is read from the chain for this request, or dated where it could not be. */
export default async function LandingPage() {
  const read = await getProtocol();
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
          <LiveLine block={known.block} health={known.health} now={known.now} />
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
