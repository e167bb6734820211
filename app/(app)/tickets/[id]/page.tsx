import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Words } from "@/components/form/words";
import { TicketHistory } from "@/components/tickets/ticket-history";
import { TicketScreen } from "@/components/tickets/ticket-screen";
import { getProtocol } from "@/lib/server/protocol";
import { clientOf } from "@/lib/server/rpc/origin";
import { getTicket, getTicketStory } from "@/lib/server/ticket";
import { readGap } from "@/lib/tickets/gap";
import { readTicketId } from "@/lib/tickets/read-id";

type TicketPageProps = {
  params: Promise<{ id: string }>;
  /** Blocks of its past to look at. */
  searchParams: Promise<Readonly<Partial<Record<"from" | "to", string | string[]>>>>;
};

export async function generateMetadata({ params }: TicketPageProps): Promise<Metadata> {
  const [t, { id }] = await Promise.all([getTranslations("ticketPage"), params]);
  // There are as many of them as requests: nothing for a search engine.
  return { title: t("metaTitle", { id }), description: t("metaDescription"), robots: { index: false } };
}

/** One exit ticket, for anybody who has its number. */
export default async function TicketPage({ params, searchParams }: TicketPageProps) {
  const id = readTicketId((await params).id);
  if (id === undefined) notFound();
  const [t, read, ticket, requestHeaders, search] = await Promise.all([getTranslations("ticketPage"), getProtocol(), getTicket(id), headers(), searchParams]);
  const head = read.ok ? { number: read.view.blockNumber, timestamp: read.view.timestamp } : undefined;
  const story = head && (await getTicketStory({ id, ticket: ticket.last, head, blocks: readGap(search), asking: clientOf(requestHeaders) }));
  return (
    <div className="grid grid-cols-1 gap-8 pt-10 pb-16">
      <div>
        <h1 className="text-display">{t("title", { id: String(id) })}</h1>
        <p className="mt-4 max-w-[52ch] text-lead text-ink-2">{t("lead")}</p>
      </div>
      <div className="grid grid-cols-1 items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <Words names={["form", "ticketPage", "tickets", "tx"]}>
          <TicketScreen id={id} figures={{ view: read.ok ? read.view : undefined, health: read.health }} initial={ticket.last} problem={ticket.problem} />
        </Words>
        <div className="grid gap-8">
          {story?.picture && (
            <figure className="max-w-[26rem] border border-rule">
              <img src={story.picture} width={400} height={400} alt={t("picture", { id: String(id) })} className="block h-auto w-full" />
              <figcaption className="border-t border-rule px-4 py-2 text-note text-ink-2">{t("pictureNote")}</figcaption>
            </figure>
          )}
          {ticket.last?.maturesAt !== 0n && <TicketHistory id={id} history={story?.history} />}
        </div>
      </div>
    </div>
  );
}
