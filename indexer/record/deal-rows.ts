import type { Context } from "ponder:registry";
import type { Address } from "viem";
import { dealAbi } from "../../abis/credit";
import { dayOf } from "../../lib/finance/credit";
import type { LoanBook } from "../../lib/finance/credit/loan";
import { bookFromChain } from "../../lib/indexer/credit/chain-book";
import type { DealRecord } from "../../lib/indexer/credit/deal-record";
import { instalmentChanges, plannedInstalments } from "../../lib/indexer/credit/instalment-rows";
import { type ReportTold, reportsMatterAfter } from "../../lib/indexer/credit/revenue";
import type { Place } from "../../lib/indexer/place";
import { breach, instalment, instalmentPayment } from "../schema/deals";
import { report, title } from "../schema/titles";
import type { Recording } from "./context";

/** What following a deal needs besides the rows: a loan that its events leave open is asked for at the event's block. */
export type Following = Recording & Pick<Context, "client">;

/** Reports of revenue that matter to a deal's loan, the oldest first; where none came since, the last one. */
export async function reportsFor({ db }: Recording, { deal }: DealRecord, chainId: number, titleId: bigint): Promise<readonly ReportTold[]> {
  // The one that draws begins with what has been reported by then.
  if (deal.terms.revenueShareBps === 0n) return [];
  const row = await db.find(title, { chainId, id: titleId });
  if (row === null || row.submittedAt === null) return [];
  const after = reportsMatterAfter(deal);
  const last = { time: BigInt(row.submittedAt), revenue: row.revenue };
  if (after === undefined || last.time <= after) return [last];
  const recent: ReportTold[] = [];
  // One by one from the last: a query would have everything that is not written yet written first, which takes as long as hundreds of these.
  for (let number = row.reports; number > 0; number -= 1) {
    const told = await db.find(report, { chainId, titleId, number });
    if (told === null || BigInt(told.time) <= after) break;
    recent.push({ time: BigInt(told.time), revenue: told.revenueInAll });
  }
  return recent.toReversed();
}

/** The loan as the chain has it at the block. */
export async function loanOnChain({ client }: Following, deal: Address, { time }: Place): Promise<LoanBook> {
  return bookFromChain(await client.readContract({ address: deal, abi: dealAbi, functionName: "loan", args: [dayOf(BigInt(time))] }));
}

/** The plan of a deal that has just drawn. */
export async function recordPlan({ db }: Recording, address: Address, { deal }: DealRecord, { chainId, time }: Place): Promise<void> {
  const nothing = { isCharged: false, chargedPrincipal: 0n, chargedYield: 0n, paidPrincipal: 0n, paidYield: 0n } as const;
  for (const planned of plannedInstalments(deal, dayOf(BigInt(time)))) {
    await db.insert(instalment).values({ chainId, deal: address, ...planned, scheduledPrincipal: planned.plannedPrincipal, ...nothing });
  }
}

/** What a log changed of the instalments, and what of them it paid. */
export async function recordInstalments({ db }: Recording, deal: Address, books: readonly [LoanBook | undefined, LoanBook | undefined], place: Place): Promise<void> {
  const { chainId, time } = place;
  for (const { row, principal, yield: yielded, hasJustBeenPaid } of instalmentChanges(...books)) {
    const { number, isPaid: _isPaid, ...figures } = row;
    await db.update(instalment, { chainId, deal, number }).set({ ...figures, ...(hasJustBeenPaid ? { paidAt: time } : {}) });
    if (principal !== 0n || yielded !== 0n) await db.insert(instalmentPayment).values({ ...place, deal, number, principal, yield: yielded });
  }
}

/** Breaches that are open after a log and were not before, or were opened anew; and those that are over. */
export async function recordBreaches({ db }: Recording, address: Address, before: DealRecord, after: DealRecord, { chainId, time }: Place, defaultFrom: bigint): Promise<void> {
  const keyOf = (kind: (typeof before.deal.breaches)[number]) => ({ chainId, deal: address, kind, openedAt: Number(before.deal.breachedAt[kind]) });
  for (const kind of before.deal.breaches) {
    const isSame = after.deal.breaches.includes(kind) && after.deal.breachedAt[kind] === before.deal.breachedAt[kind];
    if (!isSame) await db.update(breach, keyOf(kind)).set({ closedAt: time });
  }
  for (const kind of after.deal.breaches) {
    if (before.deal.breaches.includes(kind) && after.deal.breachedAt[kind] === before.deal.breachedAt[kind]) continue;
    await db.insert(breach).values({ chainId, deal: address, kind, openedAt: time, defaultFrom: Number(defaultFrom) }).onConflictDoUpdate({ closedAt: null });
  }
}
