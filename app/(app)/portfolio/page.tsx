import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import type { Address } from "viem";
import { Words } from "@/components/form/words";
import { Lookup } from "@/components/portfolio/lookup";
import { PortfolioScreen, type Viewed } from "@/components/portfolio/portfolio-screen";
import { readAddress } from "@/lib/portfolio/read-address";
import { getAccount } from "@/lib/server/account";
import { getActivity } from "@/lib/server/activity";
import { getProtocol } from "@/lib/server/protocol";
import { clientOf } from "@/lib/server/rpc/origin";
import { getSwapAllowances } from "@/lib/server/swap-allowances";
import { getTickets } from "@/lib/server/tickets";

type PortfolioPageProps = { searchParams: Promise<{ address?: string | string[] }> };

export async function generateMetadata({ searchParams }: PortfolioPageProps): Promise<Metadata> {
  const [t, { address }] = await Promise.all([getTranslations("portfolio"), searchParams]);
  // Whose account somebody looked at is nothing for a search engine.
  return { title: t("metaTitle"), description: t("metaDescription"), ...(address !== undefined && { robots: { index: false } }) };
}

/** What an account holds, has allowed and has done: any by its address, otherwise the connected one. */
export default async function PortfolioPage({ searchParams }: PortfolioPageProps) {
  const [t, read, { address }] = await Promise.all([getTranslations("portfolio"), getProtocol(), searchParams]);
  const input = readAddress(address);
  const viewed = input.status === "ok" ? await look(input.address, read.ok ? read.view.blockNumber : undefined) : undefined;
  return (
    <div className="grid grid-cols-1 gap-8 pt-10 pb-16">
      <div className="grid grid-cols-1 items-end gap-x-16 gap-y-6 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <div>
          <h1 className="text-display">{t("title")}</h1>
          <p className="mt-4 max-w-[52ch] text-lead text-ink-2">{t("lead")}</p>
        </div>
        <Lookup input={input} />
      </div>
      <Words names={["form", "portfolio", "tickets", "tx"]}>
        <PortfolioScreen figures={{ view: read.ok ? read.view : undefined, health: read.health }} viewed={viewed} />
      </Words>
    </div>
  );
}

/** What could be read of an account in time. Without a block there is no chain to ask. */
async function look(account: Address, head: bigint | undefined): Promise<Viewed> {
  if (head === undefined) return { account, view: undefined, problem: undefined, tickets: undefined, swap: undefined, activity: undefined };
  const client = clientOf(await headers());
  const [read, tickets, swap, activity] = await Promise.all([getAccount(account), getTickets(account), getSwapAllowances(account), getActivity({ account, head, client })]);
  return { account, view: read.last, problem: read.problem, tickets: tickets.last, swap: swap.last, activity };
}
